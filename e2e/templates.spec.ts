import { expect, test } from "@playwright/test";
import { makeUser, makeWorkspace } from "@/db/factories";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible, expectAccessibleEverywhere } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

async function setUp() {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const passwordHash = await hashPassword(password);
  return await makeUser(db, workspace.id, "admin", { passwordHash });
}

test("an admin begins with a template, by keyboard, and has its questions, thanks and invitation", async ({
  page,
}) => {
  const user = await setUp();
  await signIn(page, user.email);
  await page.goto("/surveys/new");
  await page.getByRole("textbox", { name: "Title" }).fill("After support");
  await page.getByRole("radio", { name: "Empty survey" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "After support" })).toBeChecked();
  await expectAccessible(page);
  await expectAccessibleEverywhere(page, "templates");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByText("How satisfied are you with the help you got?").first()).toBeVisible();
  await expect(page.getByText(/Shown when 3\. Is it solved\?/).first()).toBeVisible();
  await page.getByRole("link", { name: "Welcome and thanks" }).click();
  await expect(page.getByRole("textbox", { name: "Text" }).first()).toHaveValue(
    "Thank you. We will get back to you.",
  );
  await page.getByRole("link", { name: "Messages" }).click();
  await expect(page.getByRole("link", { name: "After support" })).toBeVisible();
});

test.describe("på svenska, i en telefon", () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: "sv-SE" });

  test("a template begins in Swedish", async ({ page }) => {
    const user = await setUp();
    await signIn(page, user.email);
    await page.goto("/surveys/new");
    await page.getByRole("textbox", { name: "Titel" }).fill("Efter köp");
    await page.getByRole("radio", { name: "Efter köp" }).check();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Skapa", exact: true }).click();
    await expect(page.getByText("Hur var leveransen?").first()).toBeVisible();
  });
});
