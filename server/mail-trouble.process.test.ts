import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { expectAccessible } from "@/e2e/accessible";
import { type SmtpDouble, smtpError, startSmtpDouble } from "@/lib/mail/testing/smtp-double";
import playwright from "@/playwright.config";
import { type App, type MadeHook, makeHook, startApp } from "./testing";

const account = { ADMIN_EMAIL: "owner@example.com", ADMIN_PASSWORD: "four words in a row" };
const DATA_DIR = mkdtempSync(join(tmpdir(), "surveyhook-mail-trouble-"));
const said = "535 5.7.8 Authentication failed: bad password";
const refused = { count: 1, causeCode: "mail_auth" };
let accepts = false;
let server: SmtpDouble;
let app: App;
let hook: MadeHook;
let browser: Browser;

beforeAll(async () => {
  server = await startSmtpDouble({
    ...{ authOptional: false, allowInsecureAuth: true },
    onAuth: ({ username }, _session, done) =>
      accepts ? done(null, { user: username }) : done(smtpError(535, said.slice(4))),
  });
  const SMTP_URL = `${server.url.replace("//", "//surveys:secret@")}?ignoreTLS=true`;
  app = await startApp({ ...account, DATA_DIR, SMTP_URL });
  hook = await makeHook(app, { delay: "PT3S" });
  const answer = await fetch(hook.hookUrl, {
    method: "POST",
    headers: { authorization: `Bearer ${hook.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ EmailAddress: "elin@example.com" }),
  });
  expect(answer.status).toBe(200);
  await vi.waitFor(async () => expect(await waiting()).toMatchObject(refused), {
    timeout: 60_000,
    interval: 500,
  });
  browser = await chromium.launch(playwright.use!.launchOptions);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  app?.child.kill("SIGTERM");
  await app?.ended;
  await server?.close();
  rmSync(DATA_DIR, { recursive: true, force: true });
}, 60_000);

async function waiting(): Promise<unknown> {
  return (await (await app.api(`/automations/${hook.id}`)).json()).waiting;
}

async function signedIn(locale: string): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`${app.url}/automations`);
  await page.getByLabel(/^(Email|E-post)$/).fill(account.ADMIN_EMAIL);
  await page.getByLabel(/^(Password|Lösenord)$/).fill(account.ADMIN_PASSWORD);
  await page.getByRole("button", { name: /^(Sign in|Logga in)$/ }).click();
  await page.waitForURL(`${app.url}/automations`);
  return page;
}

async function seen(page: Page, words: RegExp | string): Promise<void> {
  await page.getByText(words).first().waitFor();
}

const banners = {
  "en-GB": {
    banner: /^1 invitation waits since .+: the mail server refused the password \(535 5\.7\.8\)\. Next try /,
    send: "Send a test mail",
    stopped: /^The test mail was not taken: .+535 5\.7\.8 Authentication failed: bad password/,
    ended: "Stopped",
    chip: "1 mail waits",
    create: "Create automation",
  },
  "sv-SE": {
    banner: /^1 inbjudan väntar sedan .+: .+ \(535 5\.7\.8\)\. Nästa försök /,
    send: "Skicka ett testmejl",
    stopped: /^Testmejlet togs inte emot: .+535 5\.7\.8 Authentication failed: bad password/,
    ended: "Stannade",
    chip: "1 mejl väntar",
    create: "Skapa automatisering",
  },
};

test.each(Object.entries(banners))(
  "a mail server that refuses us is told on every page, and a test mail answers in its words, in %s",
  async (locale, { banner, send, stopped, ended, chip, create }) => {
    const page = await signedIn(locale);
    const survey = await (await app.api("/surveys")).json();
    const pages = [
      ...["/automations", `/automations/${hook.id}`, `/automations/${hook.id}/errors`],
      ...[`/surveys/${survey.data[0].id}`, "/messages", "/respondents", "/settings"],
    ];
    for (const path of pages) {
      await page.goto(app.url + path);
      await seen(page, banner);
      await expectAccessible(page);
    }
    await page.goto(`${app.url}/automations`);
    await page.getByRole("button", { name: create }).first().click();
    await page.waitForURL(/\/setup\/type$/);
    await seen(page, banner);
    await expectAccessible(page);
    await page.getByRole("button", { name: send }).click();
    await seen(page, stopped);

    await page.goto(`${app.url}/settings/mail`);
    await seen(page, banner);
    await seen(page, chip);
    await page.getByRole("button", { name: send }).click();
    await seen(page, ended);
    expect(await page.getByRole("status").last().textContent()).toContain(said);
    await expectAccessible(page);
    await page.context().close();
  },
  120_000,
);

test("where the server is right again the banner goes by itself, and the mail can be read as it was sent", async () => {
  const page = await signedIn("en-GB");
  await seen(page, banners["en-GB"].banner);
  accepts = true;
  await page.getByText(banners["en-GB"].banner).waitFor({ state: "detached", timeout: 90_000 });
  await expect
    .poll(() => server.mails.map(({ envelopeTo }) => envelopeTo), { timeout: 60_000 })
    .toEqual([["elin@example.com"]]);
  await expect.poll(waiting, { timeout: 30_000 }).toMatchObject({ count: 0, cause: null });

  await page.goto(`${app.url}/automations/${hook.id}/runs`);
  await page.getByRole("link", { name: "elin@example.com" }).click();
  await page.getByRole("link", { name: "Hello", exact: true }).click();
  const link = page.frameLocator("iframe").getByRole("link", { name: "Answer" });
  await link.waitFor();
  await expectAccessible(page);

  await page.goto(`${app.url}/settings/mail`);
  await page.getByRole("button", { name: "Send a test mail" }).click();
  await seen(page, /^The server has it\./);
  await seen(page, "as surveys");
  await expectAccessible(page);
  expect(server.mails.map(({ envelopeTo }) => envelopeTo)).toContainEqual([account.ADMIN_EMAIL]);
}, 240_000);
