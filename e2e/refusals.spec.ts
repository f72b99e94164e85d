import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { runs } from "@/db/schema";
import { failureOf } from "@/lib/failures";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
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

  const message = "“1 249 kr” is not a number.";
  await become({
    status: "rejected",
    failure: failureOf("invalid_data", "map", new Date(), message),
    errors: [{ field: "OrderTotal", code: "invalid_type", message }],
  });
  await page.goto(`/runs/${run.id}`);
  await expect(outcome).toContainText("OrderTotal: värdet har en annan typ");
  await expect(outcome).not.toContainText("is not a number");

  await become({ status: "failed", failure: failureOf("mail_unwritable", "send", new Date()), errors: null });
  await page.goto(`/runs/${run.id}`);
  await expect(outcome).toContainText("Mejlet gick inte att skriva");
  await expect(outcome).toContainText("raden ur serverns logg");
  await expect(outcome).not.toContainText("could not be written");

  await become({ failure: failureOf("mail_auth", "send", new Date(), "535 Authentication failed") });
  await page.goto(`/runs/${run.id}`);
  await expect(outcome).toContainText("535 Authentication failed");
});
