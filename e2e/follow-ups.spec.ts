import { expect, test } from "@playwright/test";
import { makeRespondent, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { hashPassword } from "@/lib/auth/password/password";
import { submitResponse } from "@/lib/response/submit";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

async function setUp() {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "admin", { name: "Tuva", passwordHash });
  const viewer = await makeUser(db, workspace.id, "viewer", { passwordHash });
  const survey = await makeSurvey(db, workspace.id, {
    title: "After the visit",
    languages: ["en"],
    questions: [
      { key: "nps", type: "nps", title: { en: "Recommend?" }, required: true },
      { key: "why", type: "text", title: { en: "Why?" }, required: false },
    ],
  });
  const elin = await makeRespondent(db, survey, { firstName: "Elin", email: "elin@example.com" });
  const answers = new Map([
    ["nps", "2"],
    ["why", "It came broken."],
  ]);
  await submitResponse(db, elin.token, answers, new Date());
  return { user, viewer, elin };
}

test("a poor answer is put on the list, noted, and done with; a viewer reads along", async ({ page }) => {
  const { user, viewer, elin } = await setUp();
  await signIn(page, user.email);
  await page.getByRole("link", { name: "Follow-ups" }).click();
  await expect(page.getByRole("heading", { name: "Nothing to follow up" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/respondents/${elin.id}`);
  await page.getByRole("button", { name: "Follow up" }).click();
  await expect(page.getByText("To be followed up")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Follow-ups" }).click();
  const card = page.getByRole("listitem").filter({ hasText: "It came broken." });
  await expect(card).toContainText("Score 2");
  await card.getByRole("button", { name: "Note on Elin" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("Sent a new one.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(card).toContainText("Sent a new one.");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await card.getByRole("button", { name: "Done with Elin" }).click();
  await expect(page.getByRole("heading", { name: "Nothing to follow up" })).toBeVisible();
  await page.getByRole("link", { name: "Done" }).click();
  await expect(card).toContainText("Done by Tuva");
  await expect(card).toContainText("Sent a new one.");

  await page.context().clearCookies();
  await signIn(page, viewer.email);
  await page.goto("/follow-ups?status=done");
  await expect(card).toContainText("Sent a new one.");
  await expect(card.getByRole("button")).toHaveCount(0);
});
