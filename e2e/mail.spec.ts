import { expect, test } from "@playwright/test";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { makeMail, setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

test("a captured mail is shown without running anything in it", async ({ page }) => {
  const { user, workspace } = await setUp(db);
  await makeMail(db, workspace.id);
  await signIn(page, user.email);
  await page.getByRole("link", { name: "Read the mail" }).click();
  await page.getByRole("link", { name: "How was it?" }).click();
  await expect(page.frameLocator("iframe").getByText("Rich words")).toBeVisible();
  expect(await page.title()).not.toContain("pwned");
  await page.getByRole("link", { name: "Text", exact: true }).click();
  await expect(page.getByText("Plain words")).toBeVisible();
  await page.getByRole("link", { name: "Headers" }).click();
  await expect(page.getByText("<inv_1@example.com>")).toBeVisible();
});
