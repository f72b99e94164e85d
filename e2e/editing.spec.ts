import { expect, type Page, test } from "@playwright/test";
import { makeMessage, makeUser } from "@/db/factories";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { openMenu } from "./menu";
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

test("nothing typed is lost by leaving: by a link, the palette, an act or the back button", async ({
  page,
}) => {
  test.slow();
  const { user, survey } = await setUp(db);
  const settings = `/surveys/${survey.id}/settings`;
  const title = page.getByRole("textbox", { name: "Title" });
  const asked = page.getByRole("dialog", { name: "Leave without saving?" });
  const stay = async () => {
    await asked.getByRole("button", { name: "Stay here" }).click();
    await expect(asked).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`${settings}$`));
    await expect(title).toHaveValue("My words");
  };
  await signIn(page, user.email);
  await page.goto("/surveys");
  await page.getByRole("link", { name: "After purchase" }).click();
  const tabs = page.getByRole("navigation", { name: "The survey's pages" });
  await tabs.getByRole("link", { name: "Settings" }).click();
  await title.fill("My words");

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Messages" }).click();
  await expect(asked.getByRole("button", { name: "Stay here" })).toBeFocused();
  await expectAccessible(page);
  await stay();
  await tabs.getByRole("link", { name: "Results" }).press("Enter");
  await stay();
  await page.keyboard.press("Control+k");
  await page.getByRole("option", { name: "Respondents" }).click();
  await stay();
  await openMenu(page, "More");
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await stay();
  await page.evaluate(() => window.history.back());
  await stay();

  await title.fill("");
  await tabs.getByRole("link", { name: "Results" }).click();
  await asked.getByRole("button", { name: "Save and leave" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "One thing to mend" })).toBeVisible();
  await title.fill("Better words");
  await tabs.getByRole("link", { name: "Results" }).click();
  await asked.getByRole("button", { name: "Save and leave" }).click();
  await expect(page).toHaveURL(/results$/);
  await expect(page.getByRole("heading", { name: "Better words" })).toBeVisible();

  await tabs.getByRole("link", { name: "Settings" }).click();
  await title.fill("Words to drop");
  await page.evaluate(() => window.history.back());
  await asked.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL(/results$/);
  await tabs.getByRole("link", { name: "Settings" }).click();
  await expect(title).toHaveValue("Better words");
  await tabs.getByRole("link", { name: "Results" }).click();
  await expect(page).toHaveURL(/results$/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the drawer's links ask too", async ({ page }) => {
    const { user, survey } = await setUp(db);
    await signIn(page, user.email);
    await page.goto(`/surveys/${survey.id}/settings`);
    await page.getByRole("textbox", { name: "Title" }).fill("My words");
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("link", { name: "Messages" }).click();
    await page.getByRole("button", { name: "Stay here" }).click();
    await expect(page.getByRole("dialog", { name: "Leave without saving?" })).toBeHidden();
    await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("My words");
  });
});

test("before the page's script runs nothing can be saved, so that nothing typed goes astray", async ({
  page,
  browser,
}) => {
  const { user, survey } = await setUp(db);
  await signIn(page, user.email);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const bare = await context.newPage();
  await bare.goto(new URL(`/surveys/${survey.id}/settings`, page.url()).href);
  await expect(bare.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  await bare.getByRole("textbox", { name: "Title" }).press("Enter");
  await expect(bare).toHaveURL(/settings$/);
  await context.close();
});

for (const width of [1280, 390]) {
  test(`the settings keep Save in view at ${width} while something is not saved, and lead to their sections`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const { user, automation } = await setUp(db);
    await signIn(page, user.email);
    await page.goto(`/automations/${automation.id}/settings`);
    const saveButton = page.getByRole("button", { name: "Save", exact: true });
    const name = page.getByLabel("Name", { exact: true });
    await expect(saveButton).not.toBeInViewport();
    await name.fill("After every purchase");
    await expect(saveButton).toBeInViewport();
    await page.getByRole("link", { name: "Failures and silence" }).click();
    await expect(page.getByRole("switch", { name: "Disable after failures in a row" })).toBeInViewport();
    await expect(saveButton).toBeInViewport();
    await saveButton.click();
    await expect(page.getByText("Saved")).toBeAttached();
    await page.getByRole("link", { name: "Invitation" }).click();
    await expect(name).toHaveValue("After every purchase");
    await expect(saveButton).not.toBeInViewport();
  });
}
