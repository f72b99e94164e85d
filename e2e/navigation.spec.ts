import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

test("the language changes at once, and stays", async ({ page }) => {
  const { user } = await setUp(db);
  await signIn(page, user.email);
  await page.getByRole("button", { name: "Language: English" }).click();
  await page.getByRole("menuitemradio", { name: "Svenska" }).click();
  await expect(page.getByRole("heading", { name: "Automatiseringar" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await page.getByRole("link", { name: "Inställningar" }).click();
  await expect(page.getByRole("heading", { name: "Inställningar" })).toBeVisible();
});

test("on a phone the navigation comes from a button, and Escape puts it away", async ({ page }) => {
  const { user } = await setUp(db);
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, user.email);
  await page.getByRole("button", { name: "Menu" }).click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Surveys" })).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Surveys" }).click();
  await expect(page.getByRole("heading", { name: "Surveys" })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("the palette is in the wizard too, on a phone by its button", async ({ page }) => {
  const { user } = await setUp(db);
  await signIn(page, user.email);
  await page.getByRole("button", { name: "Create automation" }).click();
  await expect(page).toHaveURL(/\/setup\/type$/);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search or jump to" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Search or jump to" }).click();
  await page.getByRole("option", { name: "Surveys", exact: true }).click();
  await expect(page).toHaveURL(/\/surveys$/);
});
