import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { makeUser } from "@/db/factories";
import { runEvents, runs } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { failureOf } from "@/lib/failures";
import { newId } from "@/lib/ids";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";
import { setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));
test.use({ locale: "sv-SE" });

test("what the server refuses is said in the reader's language, with the reason", async ({ page }) => {
  const { user } = await setUp(db);
  await signIn(page, user.email);
  await page.goto("/settings/members");
  await page.getByLabel("E-postadress").fill(user.email);
  await page.getByRole("button", { name: "Bjud in" }).click();
  await expect(page.getByText("Personen är redan medlem.")).toBeVisible();
  await page.getByLabel(`Roll för ${user.email}`).selectOption("Läsare");
  await expect(page.getByText("En arbetsyta har alltid minst en ägare.")).toBeVisible();
});

test("a run that failed says why in the reader's language, and nothing twice", async ({ page }) => {
  const { user, run } = await setUp(db);
  const become = (set: Partial<typeof runs.$inferInsert>) =>
    db.update(runs).set(set).where(eq(runs.id, run.id));
  const outcome = page.getByRole("main").locator("section").first();
  await signIn(page, user.email);

  await become({
    status: "rejected",
    failure: failureOf("invalid_data", "map", new Date()),
    errors: [{ field: "OrderTotal", code: "invalid_type", wanted: "number", got: "1 249 kr" }],
  });
  await page.goto(`/runs/${run.id}`);
  await expect(outcome).toContainText("OrderTotal: ”1 249 kr” är inte ett tal.");
  await expect(outcome).not.toContainText("is not a number");

  await become({ status: "failed", failure: failureOf("mail_unwritable", "send", new Date()), errors: null });
  await page.goto(`/runs/${run.id}`);
  await expect(outcome).toContainText("Mejlet gick inte att skriva");
  await expect(outcome).toContainText("raden ur serverns logg");
  await expect(outcome).not.toContainText("could not be written");

  await become({
    failure: failureOf("mail_auth", "send", new Date(), { said: "535 Authentication failed" }),
  });
  await page.goto(`/runs/${run.id}`);
  await expect(outcome).toContainText("535 Authentication failed");
});

test("a run's timeline and reason are told in the reader's language, and others are quoted", async ({
  page,
}) => {
  const { user, run } = await setUp(db);
  const become = (set: Partial<typeof runs.$inferInsert>) =>
    db.update(runs).set(set).where(eq(runs.id, run.id));
  const happen = (kind: string, detail: string) =>
    db.insert(runEvents).values({ id: newId("event"), runId: run.id, at: new Date(), kind, detail });
  const main = page.getByRole("main");
  await signIn(page, user.email);

  await become({ status: "failed", failure: failureOf("survey_missing", "receive", new Date()) });
  await happen("attempt_failed", "450 4.2.1 try later");
  await happen("replay_failed", "undecided");
  await happen("replay_failed", "payload_gone");
  await page.goto(`/runs/${run.id}`);
  await expect(main.getByRole("listitem").filter({ hasText: /Misslyckad(?!e)/ })).toContainText(
    "Automatiseringen har ingen undersökning",
  );
  await expect(main).toContainText("Körningen gick inte att avgöra på nytt.");
  await expect(main).toContainText("Innehållet är borta: det raderades");
  await expect(main).toContainText("”450 4.2.1 try later”, inget fler försök");
  for (const english of ["has no survey", "could not be decided", "payload is gone"])
    await expect(main).not.toContainText(english);

  await become({ status: "cancelled", failure: null, reason: "survey_deleted" });
  await page.goto(`/runs/${run.id}`);
  await expect(main).toContainText("Undersökningen togs bort.");
  await become({ reason: "erased" });
  await page.goto(`/runs/${run.id}`);
  await expect(main).toContainText("Personens uppgifter har raderats.");
  await become({
    status: "filtered",
    reason: "withdraws",
    reasonDetails: { field: "Status", got: "avbokad" },
  });
  await page.goto(`/runs/${run.id}`);
  await expect(main).toContainText("Status är ”avbokad”: det drar tillbaka den väntande inbjudan.");
  await expect(main).not.toContainText("filtret");
});

test("what to do leads to where it is done, for those who may do it", async ({ page, browser }) => {
  const { user, workspace, survey, automation, run } = await setUp(db);
  const fail = (code: "variable_missing" | "survey_closed") =>
    db
      .update(runs)
      .set({ status: "failed", failure: failureOf(code, "check", new Date()) })
      .where(eq(runs.id, run.id));
  const outcome = page.getByRole("main").locator("section").first();
  await fail("variable_missing");
  await signIn(page, user.email);
  await page.goto(`/runs/${run.id}`);
  const mapping = `/automations/${automation.id}/mapping`;
  await expect(outcome.getByRole("link", { name: "mappningen" })).toHaveAttribute("href", mapping);
  await outcome.getByRole("link", { name: "bakgrundsvariabeln" }).click();
  await expect(page).toHaveURL(new RegExp(`/surveys/${survey.id}/variables$`));
  await fail("survey_closed");
  await page.goto(`/automations/${automation.id}/errors`);
  const list = page.getByRole("listitem").filter({ hasText: "Undersökningen är inte öppen" });
  await list.getByRole("link", { name: "undersökningen" }).click();
  await expect(page).toHaveURL(new RegExp(`/surveys/${survey.id}$`));

  const viewer = await makeUser(db, workspace.id, "viewer", { passwordHash: await hashPassword(password) });
  const other = await browser.newPage();
  await signIn(other, viewer.email);
  await other.goto(`/runs/${run.id}`);
  await expect(other.getByText("Öppna undersökningen.")).toBeVisible();
  await expect(other.getByText("Öppna undersökningen.").getByRole("link")).toHaveCount(0);
});
