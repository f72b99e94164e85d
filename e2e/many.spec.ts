import { expect, test } from "@playwright/test";
import { and, eq } from "drizzle-orm";
import { makeInvitation, makeRespondent } from "@/db/factories";
import { runs } from "@/db/schema";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { later, setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

/** A workspace with so many more scheduled runs, of `person1@example.com` and so on. */
async function setUpMany(count: number) {
  const made = await setUp(db);
  for (let n = 1; n <= count; n++) {
    const person = await makeRespondent(db, made.survey, { email: `person${n}@example.com` });
    await makeInvitation(db, made.automation.id, person, {
      status: "scheduled",
      sendAt: later,
      dueAt: later,
    });
  }
  return made;
}

const cancelled = (automationId: string) =>
  db.$count(runs, and(eq(runs.automationId, automationId), eq(runs.status, "cancelled")));

test("a range of runs is chosen with Shift and cancelled, then all that is left", async ({ page }) => {
  const { user, automation } = await setUpMany(60);
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/runs`);
  await page.getByRole("checkbox", { name: "person60@example.com" }).check();
  await page.getByRole("checkbox", { name: "person57@example.com" }).click({ modifiers: ["Shift"] });
  await expect(page.getByText("4 selected")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel 4" }).click();
  await expect(page.getByRole("status").filter({ hasText: "4 invitations cancelled." })).toBeFocused();
  expect(await cancelled(automation.id)).toBe(4);

  await page.goto(`/automations/${automation.id}/runs?status=scheduled`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Select all 57" }).click();
  await page.getByRole("button", { name: "Cancel 57" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel 57 invitations?" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel 57" }).click();
  await expect(page.getByRole("heading", { name: "No runs match" })).toBeVisible();
  await expect(page.getByText("57 invitations cancelled.")).toBeVisible();
  expect(await cancelled(automation.id)).toBe(61);
});

test("runs are walked through and chosen by keyboard alone", async ({ page }) => {
  const { user, automation } = await setUpMany(2);
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/runs`);
  await expect(page.getByRole("checkbox", { name: "person2@example.com" })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await expect(page.getByText("1 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("1 selected")).toBeHidden();
});

test("what the list shows is downloaded, days are kept in the address, and people are found", async ({
  page,
}) => {
  const { user, automation } = await setUpMany(1);
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/runs?q=person1`);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV", exact: true }).click(),
  ]);
  const lines = (await (await file.createReadStream()).toArray()).join("").trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("person1@example.com");

  await page.goto(`/automations/${automation.id}/runs`);
  await page.getByLabel("From").fill("2001-01-01");
  await page.getByLabel("To", { exact: true }).fill("2001-01-31");
  await expect(page).toHaveURL(/from=2001-01-01&to=2001-01-31/);
  await expect(page.getByRole("link", { name: "person1@example.com" })).toBeHidden();

  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Search or jump to" })).toBeFocused();
  await page.keyboard.type("person1@");
  await page
    .getByRole("option", { name: /person1@example\.com/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "person1@example.com" })).toBeVisible();
  await expect(page).toHaveTitle(/person1@example\.com/);
});

test("a page that does not exist says so to strangers, and keeps a member's way to all others", async ({
  page,
}) => {
  const { user } = await setUp(db);
  expect((await page.goto("/nothing/of-ours"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await signIn(page, user.email);
  const answer = await page.goto("/nothing-of-ours");
  expect(answer?.status()).toBe(404);
  await page.getByRole("link", { name: "Surveys" }).first().click();
  await expect(page.getByRole("heading", { name: "Surveys" })).toBeVisible();
});
