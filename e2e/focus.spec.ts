import { expect, type Page, test } from "@playwright/test";
import { makeAutomation, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { hashPassword } from "@/lib/auth/password/password";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

async function setUp(page: Page, over: Partial<Parameters<typeof makeAutomation>[1]> = {}) {
  const workspace = await makeWorkspace(db);
  const user = await makeUser(db, workspace.id, "owner", { passwordHash: await hashPassword(password) });
  const survey = await makeSurvey(db, workspace.id, {
    variables: ["Alpha", "Beta"].map((name) => ({ name, type: "text", format: "text", required: false })),
  });
  const { automation } = await makeAutomation(db, {
    workspaceId: workspace.id,
    surveyId: survey.id,
    ...over,
  });
  await signIn(page, user.email);
  return { automation };
}

test("sending the example leaves the focus where it was pressed", async ({ page }) => {
  const { automation } = await setUp(page, { status: "draft", wizardStep: 4 });
  await page.goto(`/automations/${automation.id}/setup/connection`);
  const send = page.getByRole("button", { name: "Send the example for me" });
  await expect(page.getByRole("button", { name: "Test connection" })).toBeVisible();
  await send.press("Enter");
  await expect(page.getByText("Connection successful", { exact: true })).toBeVisible();
  await expect(send).toBeFocused();
  await page.getByRole("button", { name: "Next", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Mapping" })).toBeFocused();
});

test("a condition without a field is blamed on the field, which gets the focus", async ({ page }) => {
  const { automation } = await setUp(page, { status: "draft", wizardStep: 3 });
  await page.goto(`/automations/${automation.id}/setup/data`);
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  const field = page.getByLabel("Field", { exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription("Choose the field that this condition is about.");
  const value = page.getByLabel("Value", { exact: true });
  await expect(value).not.toHaveAttribute("aria-invalid", "true");
  await field.selectOption("EmailAddress");
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(value).toBeFocused();
  await expect(value).toHaveAccessibleDescription("Fill in a value.");
});

test("what is removed leaves the focus on its neighbour, the last one on what is around", async ({
  page,
}) => {
  const { automation } = await setUp(page, { status: "draft", wizardStep: 3 });
  await page.goto(`/automations/${automation.id}/setup/data`);
  const add = page.getByRole("button", { name: "Add filter" });
  const remove = page.getByRole("button", { name: "Remove the condition" });
  await add.click();
  await add.click();
  await expect(remove).toHaveCount(2);
  await remove.first().press("Enter");
  await expect(remove).toHaveCount(1);
  await expect(remove).toBeFocused();
  await remove.press("Enter");
  await expect(remove).toHaveCount(0);
  await expect(page.locator("body")).not.toBeFocused();
  await expect(page.locator("main :focus")).toHaveCount(1);

  await page.getByRole("button", { name: "Create background variable" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create" }).press("Enter");
  await expect(dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Create background variable" })).toBeFocused();
});
