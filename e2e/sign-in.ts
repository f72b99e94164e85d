import { expect, type Page } from "@playwright/test";

/** The password of everybody the browser tests make. */
export const password = "four words in a row";

/** Signs somebody in, in English or Swedish, and waits for the first page. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(/^(Email|E-post)$/).fill(email);
  await page.getByLabel(/^(Password|Lösenord)$/).fill(password);
  await page.getByRole("button", { name: /^(Sign in|Logga in)$/ }).click();
  await expect(page).toHaveURL(/\/automations$/);
  await page.waitForLoadState();
}
