import { expect, type Page } from "@playwright/test";

/** Opens a menu by its button. A click that came before the page's script is made again. */
export async function openMenu(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole("button", { name });
  await expect(async () => {
    if (!(await page.getByRole("menu").isVisible())) await button.click();
    await expect(page.getByRole("menu")).toBeVisible({ timeout: 2_000 });
  }).toPass();
}
