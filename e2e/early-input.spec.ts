import { expect, type Page, test } from "@playwright/test";
import { makeAutomation } from "@/db/factories";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

/** Opens a page whose scripts do not come before they are let in: a slow machine, or a slow line. */
async function openEarly(page: Page, path: string): Promise<() => void> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  await expect(page.getByRole("main")).toBeVisible();
  return open;
}

test("what is typed and pressed before the page's script runs is done when it does", async ({ page }) => {
  const { user } = await setUp(db);
  await signIn(page, user.email);
  const letIn = await openEarly(page, "/surveys/new");
  await page.getByLabel("Title").fill("After the visit");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  letIn();
  await expect(page.getByRole("heading", { name: "After the visit" })).toBeVisible();
});

test("a step of the wizard, a menu and a switch take an early press", async ({ page }) => {
  const { user, workspace, survey, automation } = await setUp(db);
  const draft = { workspaceId: workspace.id, surveyId: null, status: "draft", wizardStep: 2 } as const;
  const { automation: made } = await makeAutomation(db, draft);
  await signIn(page, user.email);

  let letIn = await openEarly(page, `/automations/${made.id}/setup/survey`);
  await page.getByRole("radio", { name: survey.title }).click();
  letIn();
  await expect(page.getByRole("radio", { name: survey.title })).toBeChecked();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page).toHaveURL(/\/setup\/data$/);

  letIn = await openEarly(page, `/automations/${automation.id}/error-messages`);
  await page.getByRole("switch", { name: "E-mail notifications" }).click();
  letIn();
  await expect(page.getByRole("switch", { name: "E-mail notifications" })).not.toBeChecked();

  letIn = await openEarly(page, "/automations");
  await page.getByRole("button", { name: "Language: English" }).dblclick();
  letIn();
  await expect(page.getByRole("menuitemradio", { name: "Svenska" })).toBeVisible();
});

test("an automation is begun by an early press", async ({ page }) => {
  const { user } = await setUp(db);
  await signIn(page, user.email);
  const letIn = await openEarly(page, "/automations");
  await page.getByRole("button", { name: "Create automation" }).click();
  letIn();
  await expect(page).toHaveURL(/\/setup\/type$/);
});

test("an early press opens what listens for it elsewhere on the page", async ({ page }) => {
  const { user } = await setUp(db);
  await signIn(page, user.email);
  const letIn = await openEarly(page, "/automations");
  await page.getByRole("button", { name: "Search or jump to" }).click();
  letIn();
  await expect(page.getByRole("combobox", { name: "Search or jump to" })).toBeFocused();
});
