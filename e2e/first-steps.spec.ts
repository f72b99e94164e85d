import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible";

const { ADMIN_EMAIL = "", ADMIN_PASSWORD = "" } = process.env;

test("a stranger is sent to sign in, and the admin comes back to where they wanted to go", async ({
  page,
}) => {
  await page.goto("/surveys");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectAccessible(page);
  await page.getByLabel("Email").fill(ADMIN_EMAIL);
  await page.getByLabel("Password", { exact: true }).fill("not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "password" })).toBeVisible();
  await page.getByLabel("Email").fill(ADMIN_EMAIL);
  await page.getByLabel("Password", { exact: true }).fill(ADMIN_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/surveys$/);
  await expect(page.getByRole("navigation").getByRole("link", { name: "Automations" })).toBeVisible();
});

test("the process tells how it is", async ({ request }) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  const ready = await request.get("/readyz");
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toEqual({
    status: "ready",
    database: { ready: true },
    engine: { ready: true },
    mailer: { ready: true },
  });
  expect((await request.get("/metrics")).status()).toBe(401);
  const metrics = await request.get("/metrics", {
    headers: { authorization: `Bearer ${process.env.ADMIN_API_TOKEN}` },
  });
  expect(metrics.headers()["content-type"]).toContain("text/plain");
  expect(await metrics.text()).toContain("surveyhook_queue_oldest_seconds 0");
});
