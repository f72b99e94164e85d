import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import {
  makeAutomation,
  makeInvitation,
  makeRespondent,
  makeSurvey,
  makeUser,
  makeWorkspace,
} from "@/db/factories";
import { automations, capturedMails, deliveries, runs, sessions } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password";
import { newId } from "@/lib/ids";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { openMenu } from "./menu";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const later = new Date(Date.now() + 3 * 86_400_000);

/** A workspace with an owner, an enabled automation, and a run that is scheduled. */
async function setUp(role: "owner" | "viewer" = "owner") {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask", createdAt: new Date() });
  const user = await makeUser(db, workspace.id, role, { passwordHash: await hashPassword(password) });
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const person = await makeRespondent(db, survey, { email: "elin.strand@example.com" });
  const scheduled = { status: "scheduled", sendAt: later, dueAt: later } as const;
  const { run } = await makeInvitation(db, automation.id, person, scheduled);
  return { workspace, user, survey, automation, run };
}

async function makeMail(workspaceId: string): Promise<string> {
  const id = newId("mail");
  await db.insert(capturedMails).values({
    id,
    mailId: id,
    workspaceId,
    to: "elin@example.com",
    from: "Tuva & Ask <no-reply@example.com>",
    subject: "How was it?",
    headers: { "Message-ID": "<inv_1@example.com>" },
    text: "Plain words",
    html: `<p>Rich words</p><script>parent.document.title = "pwned"</script>`,
    createdAt: new Date(),
  });
  return id;
}

for (const [width, colorScheme, locale] of [
  [1280, "light", "en"],
  [390, "dark", "sv"],
] as const) {
  test.describe(`${width} px wide, ${colorScheme}, in ${locale}`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } });

    test("every page is accessible, and no wider than its window", async ({ page }) => {
      test.setTimeout(300_000);
      const { user, automation, run, workspace } = await setUp();
      const mail = await makeMail(workspace.id);
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

test("the language changes at once, and stays", async ({ page }) => {
  const { user } = await setUp();
  await signIn(page, user.email);
  await page.getByRole("button", { name: "Language: English" }).click();
  await page.getByRole("menuitemradio", { name: "Svenska" }).click();
  await expect(page.getByRole("heading", { name: "Automatiseringar" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await page.getByRole("link", { name: "Inställningar" }).click();
  await expect(page.getByRole("heading", { name: "Inställningar" })).toBeVisible();
});

test("on a phone the navigation comes from a button, and Escape puts it away", async ({ page }) => {
  const { user } = await setUp();
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

test("an automation is paused, and enabling asks what becomes of what was held", async ({ page }) => {
  const { user, automation, survey } = await setUp();
  await signIn(page, user.email);
  await page.getByRole("link", { name: "After purchase" }).click();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused: no invitation leaves")).toBeVisible();
  const { run } = await makeInvitation(db, automation.id, await makeRespondent(db, survey), {
    status: "held",
  });
  await page.reload();
  await page.getByRole("button", { name: "Enable" }).click();
  const dialog = page.getByRole("dialog", { name: "Enable “After purchase”?" });
  await expect(dialog.getByText("1 request is held")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("radio", { name: /^Discard/ }).check();
  await dialog.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.goto(`/runs/${run.id}`);
  await expect(page.getByRole("heading", { name: "Cancelled: nothing is sent." })).toBeVisible();
});

test("an automation is deleted only when its name was typed", async ({ page }) => {
  const { user, automation } = await setUp();
  await signIn(page, user.email);
  await openMenu(page, "Actions for After purchase");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete “After purchase”?" });
  await expect(dialog.getByText("1 scheduled invitation is cancelled")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Keep it" })).toBeFocused();
  await expect(dialog.getByRole("button", { name: "Delete automation" })).toBeDisabled();
  await dialog.getByLabel("Type the name to confirm").fill("After purchase");
  await dialog.getByRole("button", { name: "Delete automation" }).click();
  await expect(page.getByRole("heading", { name: "No automations yet" })).toBeVisible();
  expect(await db.select().from(automations).where(eq(automations.id, automation.id))).toEqual([]);
});

test("a scheduled run is cancelled, and a failed one replayed", async ({ page }) => {
  const { user, run, automation, survey } = await setUp();
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/runs`);
  await page.getByRole("link", { name: "elin.strand@example.com" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { name: "Cancelled: nothing is sent." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel" })).toBeHidden();

  const failed = await makeInvitation(db, automation.id, await makeRespondent(db, survey), {
    status: "failed",
  });
  const failure = {
    kind: "system",
    code: "mail_auth",
    message: "535 no",
    step: "send",
    at: later.toISOString(),
  } as const;
  await db.update(runs).set({ failure }).where(eq(runs.id, failed.run.id));
  await page.goto(`/runs/${failed.run.id}`);
  await expect(page.getByRole("heading", { name: "The mail server refused the password" })).toBeVisible();
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("The run goes through again.")).toBeVisible();
  expect(run.id).not.toBe(failed.run.id);
});

test("runs that come in later are announced, and come when asked for", async ({ page }) => {
  const { user, automation, survey } = await setUp();
  await signIn(page, user.email);
  await page.goto(`/automations/${automation.id}/runs`);
  await makeInvitation(
    db,
    automation.id,
    await makeRespondent(db, survey, { email: "new.person@example.com" }),
  );
  await page.getByRole("button", { name: "1 new" }).click({ timeout: 25_000 });
  await expect(page.getByRole("link", { name: "new.person@example.com" })).toBeVisible();
});

test("a payload keeps its digits, and is handed out byte for byte", async ({ page }) => {
  const { user, automation, run } = await setUp();
  const body = Buffer.from('{"EmailAddress":"elin.strand@example.com","n":12345678901234567890}');
  await db
    .update(deliveries)
    .set({ body, contentType: "application/json" })
    .where(eq(deliveries.automationId, automation.id));
  await signIn(page, user.email);
  await page.goto(`/runs/${run.id}`);
  const payload = page.getByRole("region", { name: "Payload" });
  await expect(payload.getByText("12345678901234567890")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks)).toEqual(body);
});

test("a captured mail is shown without running anything in it", async ({ page }) => {
  const { user, workspace } = await setUp();
  await makeMail(workspace.id);
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

test("an invited person joins with the link, as what they were invited", async ({ page, browser }) => {
  const { user } = await setUp();
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

test("a management token is shown once, works, and is revoked", async ({ page, request }) => {
  const { user } = await setUp();
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

test("signing out ends the session, and everywhere else ends the others", async ({ page, browser }) => {
  const { user } = await setUp();
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

test("a viewer sees everything and can change nothing", async ({ page }) => {
  const { user, automation, run } = await setUp("viewer");
  await signIn(page, user.email);
  await expect(page.getByRole("button", { name: "Create automation" })).toBeHidden();
  await page.goto(`/automations/${automation.id}`);
  await expect(page.getByRole("heading", { name: "After purchase" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Pause" })).toBeHidden();
  await page.goto(`/runs/${run.id}`);
  await expect(page.getByRole("button", { name: "Cancel" })).toBeHidden();
  await page.goto("/settings");
  await expect(page.getByLabel("Name")).toBeDisabled();
});

test("another workspace's automations, runs, payloads and mails are not there", async ({ page }) => {
  const theirs = await setUp();
  const { user } = await setUp();
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

test("signing in works without scripts, from our own page alone", async ({ browser, request }) => {
  const { user } = await setUp();
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
