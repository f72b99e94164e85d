import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { makeUser } from "@/db/factories";
import { deliveries, sessions } from "@/db/schema";
import { newId } from "@/lib/ids";
import { openDatabase } from "./database";
import { openMenu } from "./menu";
import { password, signIn } from "./sign-in";
import { makeMail, setUp } from "./workspace";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

test("signing in works without scripts, from our own page alone", async ({ browser, request }) => {
  const { user } = await setUp(db);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/mail");
  await page.getByLabel("Email").fill(user.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/mail$/);
  const form = { email: user.email, password };
  const strangers: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const headers of strangers) {
    const answer = await request.post("/api/auth/sign-in", { form, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(403);
    expect(answer.headers()["set-cookie"]).toBeUndefined();
  }
});

test("a sign-in that lacks something is answered beside the field, without scripts", async ({ browser }) => {
  await setUp(db);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  const email = page.getByLabel("Email");
  await email.fill("elin");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(email).toHaveAccessibleDescription("This is not an e-mail address.");
  await expect(email).toHaveValue("elin");
  await email.fill("elin@example.com");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription("Fill this in.");
  await expect(email).toHaveValue("elin@example.com");
});

test("signing out ends the session, and everywhere else ends the others", async ({ page, browser }) => {
  const { user } = await setUp(db);
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, user.email);
  await signIn(page, user.email);
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toBeHidden();
  await elsewhere.goto("/surveys");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await openMenu(page, /^Account:/);
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await db.select().from(sessions).where(eq(sessions.userId, user.id))).toEqual([]);
});

test("an invited person joins with the link, as what they were invited", async ({ page, browser }) => {
  const { user } = await setUp(db);
  await signIn(page, user.email);
  await page.goto("/settings/members");
  const address = `${newId("user")}@example.com`;
  await page.getByLabel("Email address").fill(address);
  await page.getByLabel("Role", { exact: true }).selectOption("Viewer");
  await page.getByRole("button", { name: "Invite" }).click();
  const link = await page.getByText(/\/invite\//).textContent();
  const guest = await browser.newPage();
  await guest.goto(link!);
  await guest.getByLabel("New password").fill("a password for me");
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest.getByRole("heading", { name: "Automations" })).toBeVisible();
  await expect(guest.getByRole("button", { name: "Create automation" })).toBeHidden();
  await guest.goto(link!);
  await expect(guest.getByRole("heading", { name: "This link works no longer" })).toBeVisible();
  await page.reload();
  await openMenu(page, `Actions for ${address}`);
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("button", { name: `Actions for ${address}` })).toBeHidden();
  await guest.goto("/automations");
  await expect(guest).toHaveURL(/\/sign-in/);
});

test("an open invitation is sent again with a new link, and withdrawn", async ({ page, browser }) => {
  const { user } = await setUp(db);
  await signIn(page, user.email);
  await page.goto("/settings/members");
  const address = `${newId("user")}@example.com`;
  await page.getByLabel("Email address").fill(address);
  await page.getByRole("button", { name: "Invite" }).click();
  const shown = page.getByText(/\/invite\//);
  const first = await shown.textContent();
  const row = page.getByRole("region", { name: "Open invitations" }).getByRole("row", { name: address });
  await expect(row).toContainText(`Invited by ${user.email}`);
  await expect(row).toContainText("Works until ");
  await openMenu(page, `Actions for the invitation of ${address}`);
  await page.getByRole("menuitem", { name: "Send again" }).click();
  await expect(shown).not.toHaveText(first!);
  const second = await shown.textContent();
  const guest = await browser.newPage();
  await guest.goto(first!);
  await expect(guest.getByRole("heading", { name: "This link works no longer" })).toBeVisible();
  await guest.goto(second!);
  await expect(guest.getByRole("button", { name: "Join" })).toBeVisible();
  await openMenu(page, `Actions for the invitation of ${address}`);
  await page.getByRole("menuitem", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(row).toBeHidden();
  await expect(shown).toBeHidden();
  await guest.reload();
  await expect(guest.getByText("withdrawn")).toBeVisible();
});

test("a viewer sees everything and can change nothing", async ({ page }) => {
  const { user, workspace, automation, run } = await setUp(db, "viewer");
  await signIn(page, user.email);
  await expect(page.getByRole("button", { name: "Create automation" })).toBeHidden();
  await page.goto(`/automations/${automation.id}`);
  await expect(page.getByRole("heading", { name: "After purchase" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Pause" })).toBeHidden();
  await page.goto(`/runs/${run.id}`);
  await expect(page.getByRole("button", { name: "Cancel" })).toBeHidden();
  await page.goto("/settings");
  await expect(page.getByLabel("Name")).toBeDisabled();
  await expect(page.getByRole("link", { name: "Read the mail" })).toBeHidden();
  const mail = await makeMail(db, workspace.id);
  for (const path of ["/mail", `/mail/${mail}`, `/mail/${mail}?view=text`])
    expect((await page.request.get(path)).status(), path).toBe(404);
});

test("another workspace's automations, runs, payloads and mails are not there", async ({ page }) => {
  const theirs = await setUp(db);
  const { user } = await setUp(db);
  await signIn(page, user.email);
  const [delivery] = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(eq(deliveries.automationId, theirs.automation.id));
  for (const path of [
    `/automations/${theirs.automation.id}`,
    `/automations/${theirs.automation.id}/runs`,
    `/automations/${theirs.automation.id}/runs/newer`,
    `/runs/${theirs.run.id}`,
    `/deliveries/${delivery!.id}/payload`,
  ]) {
    expect((await page.request.get(path)).status(), path).toBe(404);
  }
});

test("a management token is shown once, works, and is revoked", async ({ page, request }) => {
  const { user } = await setUp(db);
  await signIn(page, user.email);
  await page.goto("/settings/tokens");
  await page.getByLabel("Name").fill("CI");
  await page.getByRole("button", { name: "Create token" }).click();
  const token = await page.getByRole("status").getByText(/^sht_/).textContent();
  const call = () => request.get("/api/v1/surveys", { headers: { authorization: `Bearer ${token}` } });
  expect((await call()).status()).toBe(200);
  await page.reload();
  expect(await page.content()).not.toContain(token!);
  await page.getByRole("button", { name: "Revoke CI" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  // Behind an open dialog everything counts as hidden.
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Revoke CI" })).toBeHidden();
  expect((await call()).status()).toBe(401);
});

test("an owner makes a link to a new password, which works once and takes no easy one", async ({
  page,
  browser,
}) => {
  const { user, workspace } = await setUp(db);
  const elin = await makeUser(db, workspace.id, "viewer", { name: "Elin Strand" });
  await signIn(page, user.email);
  await page.goto("/settings/members");
  await openMenu(page, "Actions for Elin Strand");
  await page.getByRole("menuitem", { name: "Link to a new password" }).click();
  const link = await page.getByText(/\/reset\//).textContent();
  const hers = await browser.newPage();
  await hers.goto(link!);
  const field = hers.getByLabel("New password");
  await field.fill("elin.strand 1987");
  await hers.getByRole("button", { name: "Set the password" }).click();
  await expect(hers.getByText("nobody can look up")).toBeVisible();
  await field.fill("five words of her own");
  await hers.getByRole("button", { name: "Set the password" }).click();
  await expect(hers.getByRole("heading", { name: "Automations" })).toBeVisible();
  await hers.goto(link!);
  await expect(hers.getByRole("heading", { name: "This link works no longer" })).toBeVisible();
  expect(await db.select().from(sessions).where(eq(sessions.userId, elin.id))).toHaveLength(1);
});

test("who guesses keeps strangers out, but not a browser that was signed in before", async ({
  page,
  request,
}) => {
  const { user } = await setUp(db);
  await signIn(page, user.email);
  await openMenu(page, /^Account:/);
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  const guess = async (given: string) => {
    const form = { email: user.email, password: given };
    const answer = await request.post("/api/auth/sign-in", { form, maxRedirects: 0 });
    return new URL(answer.headers().location!, "http://any").searchParams.get("error");
  };
  const guesses = await Promise.all(Array.from({ length: 15 }, (_, i) => guess(`guess ${i}`)));
  expect(guesses.filter((error) => error === "credentials")).toHaveLength(10);
  expect(await guess(password)).toBe("throttled");
  await signIn(page, user.email);
  await expect(page.getByRole("heading", { name: "Automations" })).toBeVisible();
});
