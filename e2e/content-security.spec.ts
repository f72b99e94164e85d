import { expect, test } from "@playwright/test";
import { openDatabase } from "./database";
import { signIn } from "./sign-in";
import { setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

test("pages run their own scripts and nobody else's", async ({ page }) => {
  const broken: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) broken.push(`${page.url()}: ${message.text()}`);
  });
  const { user } = await setUp(db);
  await signIn(page, user.email);
  for (const path of ["/automations", "/surveys/new", "/messages/new", "/mail", "/settings/members", "/none"])
    await page.goto(path, { waitUntil: "networkidle" });
  expect(broken).toEqual([]);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.foreign = true";
    document.body.append(script);
  });
  expect(await page.evaluate(() => "foreign" in window)).toBe(false);
  expect(broken).toHaveLength(1);
});
