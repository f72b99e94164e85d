import { expect, test } from "@playwright/test";
import { createInvite } from "@/lib/auth/invites";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { makeMail, setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

for (const [width, colorScheme, locale] of [
  [1280, "light", "en"],
  [390, "dark", "sv"],
] as const) {
  test.describe(`${width} px wide, ${colorScheme}, in ${locale}`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } });

    test("every page is accessible, and no wider than its window", async ({ page }) => {
      test.setTimeout(300_000);
      const { user, automation, run, workspace } = await setUp(db);
      const mail = await makeMail(db, workspace.id);
      const invite = { workspaceId: workspace.id, email: "elin@example.com", invitedBy: user.id } as const;
      await createInvite(db, { ...invite, role: "viewer" }, new Date());
      await signIn(page, user.email);
      const { origin: url } = new URL(page.url());
      await page.context().addCookies([{ name: "locale", value: locale, url }]);
      for (const path of [
        "/automations",
        `/automations/${automation.id}`,
        `/automations/${automation.id}/runs`,
        `/runs/${run.id}`,
        "/mail",
        // As text: axe waits for ever for a frame in which no script may run.
        `/mail/${mail}?view=text`,
        "/surveys",
        "/messages",
        "/respondents",
        "/settings",
        "/settings/members",
        "/settings/tokens",
        "/settings/account",
        "/automations/aut_nope",
      ]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expectAccessible(page);
      }
    });
  });
}
