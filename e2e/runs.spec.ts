import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { makeInvitation, makeRespondent } from "@/db/factories";
import { deliveries, runs } from "@/db/schema";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { later, setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

test("a scheduled run is cancelled, and a failed one replayed", async ({ page }) => {
  const { user, run, automation, survey } = await setUp(db);
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/runs`);
  await page.getByRole("link", { name: "elin.strand@example.com" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { name: "Cancelled: nothing is sent." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel" })).toBeHidden();

  const failed = await makeInvitation(db, automation.id, await makeRespondent(db, survey), {
    status: "failed",
  });
  const failure = {
    kind: "system",
    code: "mail_auth",
    message: "535 no",
    step: "send",
    at: later.toISOString(),
  } as const;
  await db.update(runs).set({ failure }).where(eq(runs.id, failed.run.id));
  await page.goto(`/runs/${failed.run.id}`);
  await expect(page.getByRole("heading", { name: "The mail server refused the password" })).toBeVisible();
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("The run goes through again.")).toBeVisible();
  expect(run.id).not.toBe(failed.run.id);
});

test("runs that come in later are announced while the list is pointed at, and else come by themselves", async ({
  page,
}) => {
  const { user, automation, survey } = await setUp(db);
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/runs`);
  await page.locator("main table").hover();
  await makeInvitation(
    db,
    automation.id,
    await makeRespondent(db, survey, { email: "new.person@example.com" }),
  );
  await expect(page.getByRole("button", { name: "1 new" })).toBeVisible({ timeout: 25_000 });
  await expect(page.getByRole("link", { name: "new.person@example.com" })).toBeHidden();
  await page.mouse.move(0, 0);
  await expect(page.getByRole("link", { name: "new.person@example.com" })).toBeVisible({ timeout: 25_000 });
});

test("a payload keeps its digits, and is handed out byte for byte", async ({ page }) => {
  const { user, automation, run } = await setUp(db);
  const body = Buffer.from('{"EmailAddress":"elin.strand@example.com","n":12345678901234567890}');
  await db
    .update(deliveries)
    .set({ body, contentType: "application/json" })
    .where(eq(deliveries.automationId, automation.id));
  await signIn(page, user.email);
  await page.goto(`/runs/${run.id}`);
  const payload = page.getByRole("region", { name: "Payload" });
  await expect(payload.getByText("12345678901234567890")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks)).toEqual(body);
});

test("why a filter stopped a run is told in the reader's language", async ({ page }) => {
  const { user, run } = await setUp(db);
  const reasonDetails = {
    any: [
      { field: "Price in EUR", op: "gt", value: 300, got: 45.5 },
      { field: "Country", op: "in", value: ["SE", "NO"], got: null },
    ],
  };
  await db
    .update(runs)
    .set({ status: "filtered", reason: "filter_not_met", reasonDetails })
    .where(eq(runs.id, run.id));
  await signIn(page, user.email);
  await page.goto(`/runs/${run.id}`);
  await expect(page.getByText("Condition: Price in EUR is more than 300. What came: 45.5.")).toBeVisible();
  await page.context().addCookies([{ name: "locale", value: "sv", url: page.url() }]);
  await page.reload();
  await expect(page.getByText("Villkor: Country är någon av ”SE”, ”NO”. Det som kom: inget.")).toBeVisible();
});

test("a run opens beside the list, and the keys walk on and close it", async ({ page }) => {
  const { user, automation, survey } = await setUp(db);
  for (const email of ["first@example.com", "second@example.com"])
    await makeInvitation(db, automation.id, await makeRespondent(db, survey, { email }));
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/runs?since=7d`);
  await page.getByRole("checkbox", { name: "elin.strand@example.com" }).check();
  await page.getByRole("link", { name: "second@example.com" }).click();
  const panel = page.getByRole("region", { name: "Run", exact: true });
  await expect(panel.getByRole("heading", { name: "second@example.com" })).toBeVisible();
  await expect(panel.getByText("1 of 3")).toBeVisible();
  await expect(page).toHaveURL(/since=7d&run=/);
  await expect(page.getByText("1 selected")).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("ArrowDown");
  await expect(panel.getByRole("heading", { name: "first@example.com" })).toBeVisible();
  await expect(page.getByRole("link", { name: "first@example.com" })).toBeFocused();
  await page.reload();
  await expect(panel.getByRole("heading", { name: "first@example.com" })).toBeVisible();
  await panel.getByRole("button", { name: "Older run" }).click();
  await expect(panel.getByText("3 of 3")).toBeVisible();
  await page.keyboard.press("k");
  await expect(panel.getByText("2 of 3")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(/runs\?since=7d$/);
  await expect(page.getByRole("link", { name: "first@example.com" })).toBeFocused();
});

test("without room beside the list a run opens as a page, and a panel's address shows it alone", async ({
  page,
}) => {
  const { user, automation, run } = await setUp(db);
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/runs`);
  await page.getByRole("link", { name: "elin.strand@example.com" }).click();
  await expect(page).toHaveURL(`/runs/${run.id}`);
  await page.goto(`/automations/${automation.id}/runs?run=${run.id}`);
  await expect(page.getByRole("heading", { name: "elin.strand@example.com" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "elin.strand@example.com" })).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("checkbox", { name: "elin.strand@example.com" })).toBeVisible();
});
