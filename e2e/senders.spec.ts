import { createHmac } from "node:crypto";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { makeMessage, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { automations, capturedMails, type Variable } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const variables: Variable[] = [
  { name: "OrderId", type: "text", format: "text", required: false },
  { name: "OrderTotal", type: "text", format: "numeric", required: false },
  { name: "Channel", type: "text", format: "text", required: false },
];
const secret = "5f1c7a90d2e84b6f9e41e09b77d2c3a1";

async function setUp(page: Page) {
  const workspace = await makeWorkspace(db);
  const user = await makeUser(db, workspace.id, "admin", { passwordHash: await hashPassword(password) });
  const survey = await makeSurvey(db, workspace.id, { languages: ["en", "sv"], variables });
  await makeMessage(db, workspace.id, { name: "Invite" });
  await signIn(page, user.email);
  return { workspace, survey };
}

const step = (page: Page, name: string) => expect(page).toHaveURL(new RegExp(`/setup/${name}$`));
const next = (page: Page, word = "Next") => page.getByRole("button", { name: word, exact: true }).click();

async function begin(page: Page) {
  await page.getByRole("button", { name: "Create automation" }).click();
  await step(page, "type");
  await page.getByRole("radio", { name: "Incoming webhook" }).check();
  await next(page);
  await step(page, "survey");
  await page.getByRole("radio", { name: "After purchase", exact: true }).check();
  await next(page);
  await step(page, "data");
}

/** An order as the shop sends it, signed. */
function order(request: APIRequestContext, url: string, email: string, event: string, by = secret) {
  const data = JSON.stringify({
    ...{ name: "#1042", email, total_price: "1249.00", customer_locale: "sv-SE" },
    customer: { first_name: "Elin", last_name: "Strand" },
  });
  const headers = {
    "content-type": "application/json",
    "x-shopify-hmac-sha256": createHmac("sha256", by).update(data).digest("base64"),
    "x-shopify-webhook-id": event,
  };
  return request.post(url, { data, headers });
}

test("a shop owner chooses Shopify, brings its secret, and an order that comes twice is one mail", async ({
  page,
  request,
}) => {
  await setUp(page);
  await begin(page);
  await expect(page.getByRole("group", { name: "Where does it come from?" })).toBeVisible();
  await expect(page.getByRole("radio").first()).toHaveAccessibleName("Other system");
  await page.getByRole("searchbox", { name: "Search" }).fill("shop");
  await page.getByRole("radio", { name: "Shopify", exact: true }).check({ force: true });
  await expect(page.getByRole("radio", { name: "Order paid", exact: true })).toBeChecked();
  await expect(page.getByText("customer.first_name", { exact: true })).toBeVisible();
  await expect(page.getByText("This request passes.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("customer.first_name", { exact: true })).toBeHidden();
  await expect(page.getByRole("radio", { name: "Other system", exact: true })).toBeChecked();
  await page.getByRole("radio", { name: "Shopify", exact: true }).check({ force: true });
  await expect(page.getByRole("switch", { name: "OrderTotal" })).toBeChecked();
  await expectAccessible(page);
  await next(page);

  await step(page, "connection");
  const url = await page.getByRole("textbox", { name: "Webhook URL" }).inputValue();
  await page.getByRole("textbox", { name: "Secret", exact: true }).fill(secret);
  await page.getByRole("button", { name: "Save secret" }).click();
  await expect(page.getByText("Saved, and never shown again.")).toBeVisible();
  expect((await order(request, url, "elin.strand@example.com", "e1", "another")).status()).toBe(401);
  await expect(page.getByText("Signed, but with another secret.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the example for me" }).click();
  await expect(page.getByText("Connection successful", { exact: true })).toBeVisible();
  const captured = await order(request, url, "elin.strand@example.com", "e1");
  expect(await captured.json()).toMatchObject({ mode: "test", accepted: 1 });
  await expect(page.getByRole("combobox", { name: "Which request" }).getByRole("option")).toHaveCount(2);
  await expectAccessible(page);
  await next(page);

  await step(page, "mapping");
  const total = page.locator("[id='map-OrderTotal']");
  await total.getByRole("button", { name: "Add step" }).click();
  await total.getByRole("combobox", { name: "Step 1 of OrderTotal" }).selectOption("Split");
  await total.getByLabel("at", { exact: true }).fill(".");
  await expect(total.getByText('"1249"', { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Add fixed value" }).click();
  await page.getByRole("combobox", { name: "What it is for" }).selectOption("Channel");
  await page.getByRole("textbox", { name: "Fixed value" }).fill("web");
  const language = page.locator("[id='map-Language']");
  await language.getByRole("button", { name: "Default" }).click();
  await language.getByRole("textbox", { name: "Default" }).fill("sv");
  await expectAccessible(page);
  await next(page);

  await step(page, "settings");
  await next(page);
  await step(page, "status");
  await next(page);
  await step(page, "summary");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page).toHaveURL(/\/automations\/aut_\w+$/);
  await expect(page.getByText("Shopify sends it.")).toBeVisible();

  const email = `elin.${Date.now()}@example.com`;
  const first = await order(request, url, email, "e2");
  expect(await first.json()).toMatchObject({ mode: "live", accepted: 1 });
  const again = await order(request, url, email, "e2");
  expect(again.headers()["idempotency-replayed"]).toBe("true");
  const mails = () => db.select().from(capturedMails).where(eq(capturedMails.to, email));
  await expect.poll(async () => (await mails()).length).toBe(1);
  await page.getByRole("link", { name: /^Runs/ }).click();
  await expect(page.getByText(email)).toHaveCount(1);

  await page.getByRole("link", { name: "Data", exact: true }).click();
  await expect(page.getByRole("radio", { name: "Order paid", exact: true })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "Secret", exact: true })).toHaveValue(/^•+c3a1$/);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Mapping", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Fixed value" })).toHaveValue("web");
  await expectAccessible(page);
  expect(await mails()).toHaveLength(1);
});

test("an automation of before comes from another system, and loses nothing when that is looked at", async ({
  page,
}) => {
  const { workspace, survey } = await setUp(page);
  const fields = [{ name: "EmailAddress", path: "customer.mail", required: true }];
  const id = `aut_before_${Date.now()}`;
  await db.insert(automations).values({
    ...{ id, workspaceId: workspace.id, surveyId: survey.id, name: "Before", status: "enabled", fields },
    ...{ mapping: { EmailAddress: "email" }, createdAt: new Date(), updatedAt: new Date() },
  });
  await page.goto(`/automations/${id}/data`);
  await expect(page.getByRole("radio", { name: "Other system", exact: true })).toBeChecked();
  await page.getByRole("radio", { name: "Stripe", exact: true }).check({ force: true });
  await expect(page.getByText("customer.mail", { exact: true })).toBeVisible();
  await expect(page.getByRole("radio", { name: "No template", exact: true })).toBeChecked();
  await page.getByRole("radio", { name: "Other system", exact: true }).check({ force: true });
  await expect(page.getByText("customer.mail", { exact: true })).toBeVisible();
});

test.describe("på svenska, i en telefon", () => {
  test.use({ locale: "sv-SE", viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true });

  test("Zendesk får den text som ska klistras in i dess trigger", async ({ page }) => {
    const { workspace, survey } = await setUp(page);
    const id = `aut_zd_${Date.now()}`;
    await db.insert(automations).values({
      ...{ id, workspaceId: workspace.id, surveyId: survey.id, name: "Ärenden", status: "draft" },
      ...{ wizardStep: 4, fields: [], mapping: {}, sender: "zendesk" },
      ...{ createdAt: new Date(), updatedAt: new Date() },
    });
    await page.goto(`/automations/${id}/setup/connection`);
    await expect(page.getByText('"requester_email": "{{ticket.requester.email}}"')).toBeVisible();
    await expect(page.getByRole("button", { name: "Kopiera: det som klistras in där" })).toBeVisible();
    await expectAccessible(page);
  });

  test("Mailchimp får nyckeln i webbadressen", async ({ page, request }) => {
    const { workspace, survey } = await setUp(page);
    const { id } = (
      await db
        .insert(automations)
        .values({
          ...{
            id: `aut_mc_${Date.now()}`,
            workspaceId: workspace.id,
            surveyId: survey.id,
            name: "Nyhetsbrev",
          },
          ...{ status: "draft", wizardStep: 3, fields: [], mapping: {} },
          ...{ createdAt: new Date(), updatedAt: new Date() },
        })
        .returning()
    )[0]!;
    await page.goto(`/automations/${id}/setup/data`);
    await expect(page.getByRole("radiogroup", { name: "Avsändarsystem" })).toBeVisible();
    await page.getByRole("radio", { name: "Mailchimp", exact: true }).check({ force: true });
    await expect(page.getByRole("radio", { name: "Prenumererar", exact: true })).toBeChecked();
    await expectAccessible(page);
    await next(page, "Nästa");
    await step(page, "connection");
    const url = page.getByRole("textbox", { name: "Webhook-URL" });
    await expect(url).toHaveValue(/\?key=shk_/);
    const posted = await request.post(await url.inputValue(), {
      form: { type: "subscribe", "data[email]": "elin.strand@example.com", "data[merges][FNAME]": "Elin" },
    });
    expect(posted.status()).toBe(200);
    await expect(page.getByText("Anslutningen lyckades", { exact: true })).toBeVisible();
    await expectAccessible(page);
  });
});
