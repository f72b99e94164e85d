import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { makeRespondent, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
const posts: { headers: Record<string, string>; body: string }[] = [];
let status = 200;
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    posts.push({ headers: request.headers as Record<string, string>, body });
    response.writeHead(status).end("Taken, thanks");
  });
});
let url: string;
test.beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/answers`;
});
test.afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await db.$client.end({ timeout: 1 });
});
test.beforeEach(() => {
  posts.length = 0;
  status = 200;
});

async function setUp() {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "admin", { name: "Tuva", passwordHash });
  const survey = await makeSurvey(db, workspace.id, {
    title: "After the visit",
    languages: ["en", "sv"],
    variables: [{ name: "OrderId", type: "text", format: "text", required: false }],
    questions: [
      { key: "nps", type: "nps", title: { en: "Recommend?", sv: "Rekommendera?" }, required: true },
      { key: "why", type: "text", title: { en: "Why?", sv: "Varför?" }, required: false },
    ],
  });
  const person = () => makeRespondent(db, survey, { firstName: "Elin", variables: { OrderId: "A-7" } });
  return { user, survey, person };
}

async function answer(page: Page, token: string, score: number) {
  await page.goto(`/s/${token}`);
  await page.getByRole("radio", { name: String(score), exact: true }).check({ force: true });
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page).toHaveURL(/thanks/);
}

test("what is answered is posted, signed, to the receiver that the wizard tried", async ({
  page,
  browser,
}) => {
  const { user, person } = await setUp();
  await signIn(page, user.email);
  await page.goto("/automations");
  await page.getByRole("button", { name: "Create automation" }).first().click();
  await page.getByRole("radio", { name: "Outgoing webhook" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("radio", { name: "After the visit" }).check();
  await page.getByRole("button", { name: "Next" }).click();

  await expect(page.getByRole("heading", { name: "Outgoing data", level: 1 })).toBeVisible();
  await page.getByRole("switch", { name: "Last name" }).click();
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("combobox", { name: "Field" }).selectOption({ label: "Recommend?" });
  await page.getByRole("combobox", { name: "Operator" }).selectOption("lte");
  await page
    .getByRole("spinbutton", { name: "Value" })
    .or(page.getByRole("textbox", { name: "Value" }))
    .fill("6");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Next" }).click();

  await page.getByRole("textbox", { name: "URL" }).fill("http://10.0.0.1/");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText(/ALLOWED_PRIVATE_TARGETS|private address/)).toBeVisible();
  await page.getByRole("textbox", { name: "URL" }).fill(url);
  const secret = page.getByRole("textbox", { name: "Signing secret" });
  await expect(secret).toHaveValue(/^whsec_[A-Za-z0-9+/=]+$/);
  const signingSecret = await secret.inputValue();
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByRole("status").getByText("Connection successful")).toBeVisible();
  await expect(page.getByText("Taken, thanks")).toBeVisible();
  expect(JSON.parse(posts[0]!.body)).toMatchObject({ test: true, data: { answers: { nps: 9 } } });
  expect(new Webhook(signingSecret).verify(posts[0]!.body, posts[0]!.headers)).toBeTruthy();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Next" }).click();

  await page.getByRole("textbox", { name: "Name" }).fill("To the CRM");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("switch", { name: "Enabled" })).toBeChecked();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText(url)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: "To the CRM" })).toBeVisible();
  // What was said of it fades, and would be found too pale while it does.
  await page.reload();
  await expectAccessible(page);

  posts.length = 0;
  const phone = await browser.newPage();
  await answer(phone, (await person()).token, 9);
  await answer(phone, (await person()).token, 3);
  await phone.close();
  await expect.poll(() => posts.length, { timeout: 10_000 }).toBe(1);
  const payload = new Webhook(signingSecret).verify(posts[0]!.body, posts[0]!.headers) as {
    data: { answers: object; respondent: object; variables: object };
  };
  expect(payload.data.answers).toEqual({ nps: 3 });
  expect(payload.data.variables).toEqual({ OrderId: "A-7" });
  expect(payload.data.respondent).not.toHaveProperty("lastName");

  await page.getByRole("link", { name: /^Runs/ }).click();
  await expect(page.getByRole("row").filter({ hasText: "Sent" })).toHaveCount(1);
  await expect(page.getByRole("columnheader", { name: "Received" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Invitation" })).toHaveCount(0);
  await page.getByRole("row").filter({ hasText: "Sent" }).getByRole("link").first().click();
  await expect(page.getByText("Taken, thanks")).toBeVisible();
  await expect(page.getByText("response.completed").first()).toBeVisible();
  await expectAccessible(page);
  for (const tab of ["Data", "Connection", "Settings"]) {
    await page
      .getByRole("navigation", { name: /pages/i })
      .or(page.locator("main nav"))
      .getByRole("link", { name: tab, exact: true })
      .first()
      .click();
    await expectAccessible(page);
  }
  await page.goto("/automations");
  await expect(page.getByText("Outgoing webhook")).toBeAttached();
});

test.describe("på svenska, i en telefon", () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: "sv-SE" });
  test("görs en utgående webhook, och en mottagare som nekar syns i klartext", async ({ page, browser }) => {
    const { user, person } = await setUp();
    await signIn(page, user.email);
    await page.goto("/automations");
    await page.getByRole("button", { name: "Skapa automatisering" }).first().click();
    await page.getByRole("radio", { name: "Utgående webhook" }).check();
    await page.getByRole("button", { name: "Nästa" }).click();
    await page.getByRole("radio", { name: "After the visit" }).check();
    await page.getByRole("button", { name: "Nästa" }).click();
    await expect(page.getByRole("heading", { name: "Utgående data", level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Nästa" }).click();
    status = 302;
    await page.getByRole("textbox", { name: "URL" }).fill(url);
    await page.getByRole("button", { name: "Testa anslutning" }).click();
    await expect(page.getByText("Mottagaren tog inte emot det")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Nästa" }).click();
    await page.getByRole("textbox", { name: "Namn" }).fill("Till CRM");
    await page.getByRole("button", { name: "Nästa" }).click();
    await page.getByRole("button", { name: "Nästa" }).click();
    await page.getByRole("button", { name: "Klar" }).click();
    await expect(page.getByRole("heading", { name: "Till CRM" })).toBeVisible();
    const other = await browser.newPage();
    await answer(other, (await person()).token, 2);
    await other.close();
    await page.getByRole("link", { name: /^Fel/ }).first().click();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("Mottagaren skickar vidare").first()).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 20_000 });
    await expectAccessible(page);
  });
});
