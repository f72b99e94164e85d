import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey } from "@/db/factories";
import { surveys } from "@/db/schema";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

test("the first request comes in before the reader's eyes with its mail, and is a run like others at the second visit", async ({
  page,
  request,
}) => {
  const { user, workspace } = await setUp(db);
  const survey = await makeSurvey(db, workspace.id);
  const { automation, key } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const post = async (EmailAddress: string) => {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await request.post(`/api/hooks/${automation.id}`, { headers, data: { EmailAddress } });
    expect(answer.status()).toBe(200);
  };
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}`);
  await expect(page.getByRole("heading", { name: "It waits for its first request" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nobody hears when it breaks" })).toBeVisible();
  await post("tove.hed@example.com");
  const panel = page.getByRole("region", { name: "tove.hed@example.com has an invitation" });
  await expect(panel).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("status").filter({ hasText: "tove.hed@example.com has an" })).toBeAttached();
  await expect(panel.getByTitle("The mail")).toBeVisible();
  await expect(panel.getByText("kept here, nothing leaves")).toBeVisible();
  await expect(page.getByRole("link", { name: "Runs 1" })).toBeVisible();
  await expectAccessible(page);
  await post("ivar.moe@example.com");
  await expect(panel.getByRole("link", { name: "ivar.moe@example.com" })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByRole("heading", { name: "From request to answer" })).toBeVisible();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(panel).toBeHidden();
});

test("what is held is not released while the survey is closed, and is offered as soon as it is open", async ({
  page,
}) => {
  const { user, automation, survey } = await setUp(db);
  await makeInvitation(db, automation.id, await makeRespondent(db, survey), { status: "held" });
  await db.update(surveys).set({ status: "closed" }).where(eq(surveys.id, survey.id));
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}`);
  await page.getByRole("button", { name: "Disable" }).click();
  await page.getByRole("button", { name: "Enable" }).click();
  const dialog = page.getByRole("dialog", { name: "Enable “After purchase”?" });
  await expect(dialog.getByText("The survey “After purchase” is closed.")).toBeVisible();
  await expect(dialog.getByRole("link", { name: "survey" })).toHaveAttribute("href", `/surveys/${survey.id}`);
  await expect(dialog.getByRole("radio", { name: /^Release/ })).toBeDisabled();
  await expect(dialog.getByRole("button", { name: "Enable anyway" })).toBeVisible();
  await expectAccessible(page);
  await db.update(surveys).set({ status: "open" }).where(eq(surveys.id, survey.id));
  await expect(dialog.getByRole("radio", { name: /^Release/ })).toBeChecked({ timeout: 20_000 });
  await dialog.getByRole("button", { name: "Enable", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
});
