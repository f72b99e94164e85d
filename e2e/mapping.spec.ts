import { expect, type Page, test } from "@playwright/test";
import { makeAutomation, makeMessage, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import type { Variable } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { getSurvey } from "@/lib/survey/queries";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const taken: Variable = { name: "OrderId", type: "text", format: "text", required: false };
const came = { EmailAddress: "elin.strand@example.com", loyalty: "Gold", total: 1249, orderId: "SE-48213" };
const field = (name: string) => ({ name, path: name, required: name === "EmailAddress" });

/** An automation whose fields have nowhere to go, with a request that came in. */
async function setUp(page: Page, status: "draft" | "enabled") {
  const workspace = await makeWorkspace(db);
  const user = await makeUser(db, workspace.id, "admin", { passwordHash: await hashPassword(password) });
  const survey = await makeSurvey(db, workspace.id, {
    ...{ kind: "external", url: "https://forms.example.com/r?e={{email}}", questions: [] },
    variables: [taken],
  });
  const message = await makeMessage(db, workspace.id);
  const { automation, key } = await makeAutomation(db, {
    ...{ workspaceId: workspace.id, surveyId: survey.id, messageId: message.id, status },
    ...(status === "draft" ? { wizardStep: 5 } : {}),
    fields: Object.keys(came).map(field),
    mapping: { EmailAddress: "email" },
  });
  const headers = { authorization: `Bearer ${key}` };
  const posted = await page.request.post(`/api/hooks/${automation.id}`, { data: came, headers });
  expect(posted.status()).toBeLessThan(300);
  await signIn(page, user.email);
  const variables = async () => (await getSurvey(db, workspace.id, survey.id)).variables;
  return { automation, variables };
}

test("a field without a variable gets one in its own row, by the keyboard alone", async ({ page }) => {
  test.slow();
  const { automation, variables } = await setUp(page, "draft");
  await page.goto(`/automations/${automation.id}/setup/mapping`);
  const loyalty = page.getByRole("combobox", { name: "loyalty" });
  await expect(loyalty.getByRole("option").first()).toHaveText("Create variable");
  await loyalty.focus();
  await page.keyboard.press("ArrowDown");
  const made = page.getByRole("group", { name: `Text, as "Gold" is. Saved with the survey.` });
  const name = made.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue("Loyalty");
  await expect(made.getByRole("combobox", { name: "Type" })).toHaveValue("text");
  await expect(loyalty).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await expect(made).toBeHidden();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await expect(name).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(loyalty).toHaveValue("Loyalty");
  await expect(loyalty).toBeFocused();
  expect(await variables()).toContainEqual({
    ...{ name: "Loyalty", type: "text", format: "text", required: false },
  });

  const total = page.getByRole("combobox", { name: "total" });
  await total.selectOption("Create variable");
  await expect(page.getByRole("combobox", { name: "Type" })).toHaveValue("number");
  await page.getByRole("button", { name: "Create variable" }).click();
  await expect(total).toHaveValue("Total");
  await expect(page.getByText("Number, matched by name")).toBeVisible();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page).toHaveURL(/\/setup\/settings$/);
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(page.getByRole("combobox", { name: "total" })).toHaveValue("Total");
});

test("on the Mapping tab too; a name that is taken is told at the name", async ({ page }) => {
  test.slow();
  const { automation, variables } = await setUp(page, "enabled");
  await page.goto(`/automations/${automation.id}/mapping`);
  const orderId = page.getByRole("combobox", { name: "orderId" });
  await orderId.selectOption("Create variable");
  const name = page.getByRole("textbox", { name: "Name" });
  await page.getByRole("button", { name: "Create variable" }).click();
  await expect(name).toHaveAccessibleDescription("The survey has a variable with this name already.");
  await name.fill("a|b");
  await page.getByRole("button", { name: "Create variable" }).click();
  await expect(name).toHaveAccessibleDescription("A name has no braces, bars or line breaks.");
  await name.press("Escape");
  await expect(name).toBeHidden();
  await expect(orderId).toBeFocused();
  expect(await variables()).toEqual([taken]);
  await orderId.selectOption("Create variable");
  await name.fill("Order");
  await page.getByRole("button", { name: "Create variable" }).click();
  await expect(orderId).toHaveValue("Order");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
});
