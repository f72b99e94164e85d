import { expect, test } from "@playwright/test";
import { makeAutomation, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

async function setUp() {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const user = await makeUser(db, workspace.id, "admin", { passwordHash: await hashPassword(password) });
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  return { user, automation };
}

test("an automation that has had no request says what to send, and makes the key for it", async ({
  page,
  request,
}) => {
  const { user, automation } = await setUp();
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}`);
  await expect(page.getByRole("heading", { name: "It waits for its first request" })).toBeVisible();
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("dialog").getByLabel("The old key ends").selectOption("at once");
  await page.getByRole("dialog").getByRole("button", { name: "Make the key" }).click();
  const key = await page.getByRole("status").getByText(/^shk_/).textContent();
  await expect(page.getByRole("tabpanel")).toContainText(key!);
  await expectAccessible(page);
  const answer = await request.post(`/api/hooks/${automation.id}`, {
    headers: { authorization: `Bearer ${key}` },
    data: { EmailAddress: "elin.strand@example.com" },
  });
  expect(answer.status()).toBe(200);
  await page.reload();
  await expect(page.getByRole("heading", { name: "From request to answer" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "It waits for its first request" })).toBeHidden();
  expect(await page.content()).not.toContain(key!);
});
