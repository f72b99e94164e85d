import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import {
  makeAutomation,
  makeInvitation,
  makeRespondent,
  makeSurvey,
  makeUser,
  makeWorkspace,
} from "@/db/factories";
import { automations, capturedMails, invitations, recipients, runs } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { failureOf } from "@/lib/failures";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const later = new Date(Date.now() + 3 * 86_400_000);

/** An enabled automation with one run that is scheduled, and two that failed because the survey was closed. */
async function setUp(role: "owner" | "viewer" = "owner") {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask", createdAt: new Date() });
  const user = await makeUser(db, workspace.id, role, {
    passwordHash: await hashPassword(password),
    name: "Signe Holm",
  });
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const invite = async (email: string, over: Parameters<typeof makeInvitation>[3]) =>
    (await makeInvitation(db, automation.id, await makeRespondent(db, survey, { email }), over)).run;
  const waiting = await invite("elin.strand@example.com", {
    status: "scheduled",
    sendAt: later,
    dueAt: later,
  });
  for (const email of ["ask@example.com", "tuva@example.com"]) {
    const run = await invite(email, { status: "failed" });
    await db.delete(invitations).where(eq(invitations.runId, run.id));
    await db
      .update(runs)
      .set({ failure: failureOf("survey_closed", "check", new Date()), respondentId: null })
      .where(eq(runs.id, run.id));
  }
  return { workspace, user, automation, waiting };
}

test("an admin chooses who hears of errors; each change is saved at once and told by mail", async ({
  page,
}) => {
  test.slow();
  const { user, automation } = await setUp();
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}`);
  await page.getByRole("link", { name: "Error messages" }).click();
  const to = `${automation.id}@example.com`;
  const saved = page.getByRole("status").filter({ hasText: "Saved" });

  const notifications = page.getByRole("switch", { name: "E-mail notifications" });
  await expect(notifications).not.toBeChecked();
  await notifications.click();
  await expect(saved).toBeVisible();
  await page.reload();
  await expect(notifications).toBeChecked();

  const address = page.getByRole("textbox", { name: "Email address" });
  await address.fill("elias.berg");
  await page.getByRole("button", { name: "Add recipient" }).click();
  await expect(address).toHaveAccessibleDescription(
    "An e-mail address has one @ with something on both sides.",
  );
  await expect(address).toBeFocused();
  await address.fill(to);
  await page.getByRole("button", { name: "Add recipient" }).click();
  await expect(saved).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: to })).toContainText("Added by Signe Holm");
  await expect(address).toHaveValue("");
  const mailsTo = (to: string) => db.select().from(capturedMails).where(eq(capturedMails.to, to));
  await expect.poll(async () => (await mailsTo(to)).length).toBe(1);

  await address.fill(to.toUpperCase());
  await address.press("Enter");
  await expect(address).toHaveAccessibleDescription("This address is on the list already.");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Send a test notice" }).click();
  await expect(page.getByText("A test notice goes to 1 recipient.")).toBeVisible();

  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Nobody gets the error e-mails yet.")).toBeVisible();
  expect(await db.select().from(recipients).where(eq(recipients.automationId, automation.id))).toEqual([]);
});

test("a change that cannot be saved is put back and said", async ({ page }) => {
  const { user, automation } = await setUp();
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/error-messages`);
  const notifications = page.getByRole("switch", { name: "E-mail notifications" });
  await expect(notifications).toBeVisible();
  await db.delete(automations).where(eq(automations.id, automation.id));
  await notifications.click();
  await expect(page.getByRole("alert").filter({ hasText: "Your change was undone." })).toBeVisible();
  await expect(notifications).not.toBeChecked();
});

test("errors stand by their cause and are replayed together; scheduled ones are cancelled", async ({
  page,
}) => {
  test.slow();
  const { user, automation, waiting } = await setUp();
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/errors`);
  await expect(page.getByRole("heading", { name: "The survey is not open" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "See the runs" }).click();
  await expect(page.getByRole("link", { name: "ask@example.com" })).toBeVisible();
  await expect(page.getByRole("link", { name: "elin.strand@example.com" })).toBeHidden();
  await page.goBack();
  await page.getByRole("button", { name: "Replay 2" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replay 2" }).click();
  await expect(page.getByRole("heading", { name: "No errors" })).toBeVisible();

  await page.getByRole("link", { name: "Scheduled" }).click();
  const row = page.getByRole("row").filter({ hasText: "elin.strand@example.com" });
  await expect(row).toContainText(/in [23] days/);
  await expectAccessible(page);
  await row.getByRole("button", { name: "Cancel" }).click();
  await expect(row).toBeHidden();
  const [run] = await db.select().from(runs).where(eq(runs.id, waiting.id));
  expect(run!.status).toBe("cancelled");
});

test("settings are kept by one Save", async ({ page }) => {
  test.slow();
  const { user, automation } = await setUp();
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/settings`);
  await page.getByRole("textbox", { name: "Name" }).fill("After each purchase");
  await page.getByRole("switch", { name: "Delay invitations" }).click();
  await page.getByRole("spinbutton", { name: "Days" }).fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "After each purchase" })).toBeVisible();
  const [stored] = await db.select().from(automations).where(eq(automations.id, automation.id));
  expect(stored!.delay).toEqual({ duration: "P2D" });
  for (const tab of ["data", "mapping", "settings"]) {
    await page.goto(`/automations/${automation.id}/${tab}`);
    await expect(page.getByRole("button", { name: "Save" })).toBeVisible();
    await expectAccessible(page);
  }
});

test("a viewer sees all of it and can change none of it", async ({ page }) => {
  test.slow();
  const { user, automation } = await setUp("viewer");
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/error-messages`);
  await expect(page.getByRole("switch", { name: "E-mail notifications" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Add recipient" })).toBeHidden();
  for (const tab of ["data", "mapping", "settings"]) {
    await page.goto(`/automations/${automation.id}/${tab}`);
    await expect(page.getByText("Your role may look but not change.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save" })).toBeHidden();
  }
});
