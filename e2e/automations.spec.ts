import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { makeInvitation, makeRespondent } from "@/db/factories";
import { automations } from "@/db/schema";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { openMenu } from "./menu";
import { signIn } from "./sign-in";
import { setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

test("an automation is paused, and enabling asks what becomes of what was held", async ({ page }) => {
  const { user, automation, survey } = await setUp(db);
  await signIn(page, user.email);
  await page.getByRole("link", { name: "After purchase" }).click();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused: nothing leaves")).toBeVisible();
  const { run } = await makeInvitation(db, automation.id, await makeRespondent(db, survey), {
    status: "held",
  });
  await page.reload();
  await page.getByRole("button", { name: "Enable" }).click();
  const dialog = page.getByRole("dialog", { name: "Enable “After purchase”?" });
  await expect(dialog.getByText("1 request is held")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("radio", { name: /^Discard/ }).check();
  await dialog.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.goto(`/runs/${run.id}`);
  await expect(page.getByRole("heading", { name: "Cancelled: nothing is sent." })).toBeVisible();
});

test("an automation is deleted only when its name was typed", async ({ page }) => {
  const { user, automation } = await setUp(db);
  await signIn(page, user.email);
  await openMenu(page, "Actions for After purchase");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete “After purchase”?" });
  await expect(dialog.getByText("1 scheduled invitation is cancelled")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Keep it" })).toBeFocused();
  await expect(dialog.getByRole("button", { name: "Delete automation" })).toBeDisabled();
  await dialog.getByLabel("Type the name to confirm").fill("After purchase");
  await dialog.getByRole("button", { name: "Delete automation" }).click();
  await expect(page.getByRole("heading", { name: "No automations yet" })).toBeVisible();
  expect(await db.select().from(automations).where(eq(automations.id, automation.id))).toEqual([]);
});
