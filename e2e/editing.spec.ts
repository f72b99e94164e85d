import { expect, type Page, test } from "@playwright/test";
import { makeMessage, makeUser } from "@/db/factories";
import { hashPassword } from "@/lib/auth/password";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";
import { setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();
const saved = (page: Page) => expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

test("of two who edit the same thing the later one is told, and chooses", async ({ page, browser }) => {
  test.slow();
  const { workspace, user, survey, automation } = await setUp(db);
  const message = await makeMessage(db, workspace.id);
  const passwordHash = await hashPassword(password);
  const anna = await makeUser(db, workspace.id, "admin", { name: "Anna Berg", passwordHash });
  const other = await (await browser.newContext()).newPage();
  await signIn(page, user.email);
  await signIn(other, anna.email);
  for (const [path, field] of [
    [`/surveys/${survey.id}/settings`, "Title"],
    [`/messages/${message.id}`, "Name"],
    [`/automations/${automation.id}/settings`, "Name"],
  ] as const) {
    const box = (of: Page) => of.getByRole("textbox", { name: field, exact: true });
    await page.goto(path);
    await other.goto(path);
    await box(other).fill("Anna's words");
    await save(other);
    await saved(other);
    await box(page).fill("My words");
    await save(page);
    const told = page.getByRole("alert").filter({ hasText: "Anna Berg saved this" });
    await expect(told).toBeVisible();
    await expect(box(page)).toHaveValue("My words");
    await expectAccessible(page);
    const [newer] = await Promise.all([
      page.waitForEvent("popup"),
      told.getByRole("link", { name: "Open the newer one" }).click(),
    ]);
    await expect(box(newer)).toHaveValue("Anna's words");
    await newer.close();
    await told.getByRole("button", { name: "Save mine over it" }).click();
    await saved(page);
    await expect(told).toBeHidden();

    await box(other).fill("Anna's later words");
    await save(other);
    await other.getByRole("button", { name: "Drop mine and load the newer one" }).click();
    await expect(box(other)).toHaveValue("My words");
    await other.waitForLoadState();
    await box(other).fill("Anna's last words");
    await save(other);
    await saved(other);
  }
});
