import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { makeMail, setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

test("a captured mail is shown without running anything in it", async ({ page }) => {
  const { user, workspace } = await setUp(db);
  await makeMail(db, workspace.id);
  await signIn(page, user.email);
  await page.getByRole("link", { name: "Mail is captured" }).click();
  await page.getByRole("link", { name: "How was it?" }).click();
  await expect(page.frameLocator("iframe").getByText("Rich words")).toBeVisible();
  expect(await page.title()).not.toContain("pwned");
  await page.getByRole("link", { name: "Text", exact: true }).click();
  await expect(page.getByText("Plain words")).toBeVisible();
  await page.getByRole("link", { name: "Headers" }).click();
  await expect(page.getByText("<inv_1@example.com>")).toBeVisible();
});

test("where mail is captured, a chip says so, a test mail is kept, and a run shows its mail", async ({
  page,
}) => {
  const { user, run } = await setUp(db);
  await signIn(page, user.email);
  await expect(page.getByRole("link", { name: "Mail is captured" })).toHaveAttribute("href", "/mail");

  await page.goto("/settings/mail");
  await page.getByRole("button", { name: "Send a test mail" }).click();
  await expect(page.getByText("not sent: no mail server is set")).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/runs/${run.id}`);
  await page.getByRole("button", { name: "Send now" }).click();
  await page.locator(`a[href^="/runs/${run.id}/mail"]`).click({ timeout: 30_000 });
  await expect(page.frameLocator("iframe").getByRole("link").first()).toBeVisible();
  await expectAccessible(page);
});
