import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** No fault that axe finds, and nothing that makes the page scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  // The page that was gone from takes its title with it, and the next one's comes with the rest of it.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    // Axe waits for ever for a frame in which no script may run, such as the preview of a mail.
    .exclude("iframe")
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`);
  expect(faults, page.url()).toEqual([]);
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(tooWide, page.url()).toBeLessThanOrEqual(0);
}

/**
 * The same on a phone and on a wide screen, in light and in dark; ends on a wide one in light.
 * @param name begins the names of the pictures that it leaves among the results
 */
export async function expectAccessibleEverywhere(page: Page, name: string): Promise<void> {
  for (const width of [390, 1280])
    for (const colorScheme of ["dark", "light"] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
      await page.screenshot({ path: `test-results/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
}
