import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { makeMessage, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { automations, type Role, type Variable } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const variables: Variable[] = [
  { name: "OrderId", type: "text", format: "text", required: true },
  { name: "OrderTotal", type: "text", format: "numeric", required: false },
  { name: "Plan", type: "list", options: ["Free", "Pro"], required: false },
  { name: "Bought", type: "date", required: false },
];

async function setUp(page: Page, role: Role = "admin") {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask", timeZone: "Europe/Stockholm" });
  const user = await makeUser(db, workspace.id, role, { passwordHash: await hashPassword(password) });
  const survey = await makeSurvey(db, workspace.id, { languages: ["en", "sv"], variables });
  await makeMessage(db, workspace.id, { name: "Invite" });
  await signIn(page, user.email);
  return { workspace, survey };
}

const step = (page: Page, name: string) => expect(page).toHaveURL(new RegExp(`/setup/${name}$`));
const next = (page: Page, word = "Next") => page.getByRole("button", { name: word, exact: true }).click();
const textbox = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

async function hookOf(page: Page, names = { url: "Webhook URL", key: "API key" }) {
  await expect(textbox(page, names.key)).toHaveValue(/^shk_[\w-]{32,}$/);
  return {
    url: await textbox(page, names.url).inputValue(),
    key: await textbox(page, names.key).inputValue(),
  };
}

const post = (request: APIRequestContext, { url, key }: { url: string; key: string }, data: unknown) =>
  request.post(url, { data, headers: { authorization: `Bearer ${key}` } });

const order = {
  EmailAddress: "elin.strand@example.com",
  FirstName: "Elin",
  Language: "sv",
  OrderId: "SE-48213",
  order: { total: 1249 },
  vat_number: "SE556000123401",
};

test("an integrator makes an automation, tests it with a real request, and it works at once", async ({
  page,
  request,
}) => {
  await setUp(page);
  await page.getByRole("button", { name: "Create automation" }).click();

  await step(page, "type");
  await page.getByRole("radio", { name: "Webhooks", exact: true }).check();
  await page.getByRole("radio", { name: "Incoming webhook" }).check();
  await expectAccessible(page);
  await next(page);

  await step(page, "survey");
  await expect(page.getByRole("button", { name: "Next", exact: true })).toBeDisabled();
  await page.getByRole("radio", { name: "After purchase", exact: true }).check();
  await expectAccessible(page);
  await next(page);

  await step(page, "data");
  await expect(page.getByRole("switch", { name: "EmailAddress" })).toBeDisabled();
  await expect(page.getByRole("switch", { name: "EmailAddress" })).toBeChecked();
  await page.getByRole("switch", { name: "LastName" }).click();
  await page.getByRole("switch", { name: "OrderTotal" }).click();
  await page.getByRole("button", { name: "Add field" }).click();
  await textbox(page, "Name").fill("Total");
  await page.getByLabel("Where it is in the request").fill("order..total");
  await expect(page.getByText("A key is missing after the dot at character 6.")).toBeVisible();
  await page.getByLabel("Where it is in the request").fill("order.total");
  await page.getByRole("combobox", { name: "Type" }).selectOption("Number");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByLabel("Field", { exact: true }).selectOption("Total");
  await page.getByLabel("Operator").selectOption("is at least");
  await next(page);
  await expect(page.getByRole("alert").first()).toContainText("Total: Fill in a value.");
  await page.getByLabel("Value").fill("300");
  await expect(page.getByText("Runs when Total is at least 300.")).toBeVisible();
  await expect(page.getByText("1249 passes")).toBeVisible();
  await expectAccessible(page);
  await next(page);

  await step(page, "connection");
  const hook = await hookOf(page);
  await expect(page.getByRole("button", { name: "Next", exact: true })).toBeDisabled();
  await expect(page.getByText("Opens after a successful test")).toBeVisible();
  expect((await post(request, { ...hook, key: `${hook.key}x` }, order)).status()).toBe(401);
  await expect(page.getByText("A key came, but it does not open this hook.")).toBeVisible();
  const captured = await post(request, hook, order);
  expect(await captured.json()).toMatchObject({ mode: "test", accepted: 1 });
  await expect(page.getByText("Connection successful", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Include vat_number" }).click();
  await expect(page.getByRole("row", { name: /vat_number/ })).toContainText("As expected");
  await page.getByRole("button", { name: "Show it as it came" }).click();
  await expect(page.getByRole("region", { name: "Body" })).toContainText('"OrderId":"SE-48213"');
  await expect(page.getByText(hook.key.slice(0, 20))).toHaveCount(1);
  await expectAccessible(page);
  await next(page);

  await step(page, "mapping");
  await expect(page.getByRole("combobox", { name: "EmailAddress" })).toHaveValue("email");
  await page.getByRole("combobox", { name: "Total" }).selectOption("OrderTotal");
  await page.getByRole("combobox", { name: "vat_number" }).selectOption("Skip");
  await page.getByRole("combobox", { name: "OrderId" }).selectOption("Skip");
  await expect(page.getByText("The survey needs OrderId (Text)")).toBeVisible();
  await expect(page.getByRole("button", { name: "Next", exact: true })).toBeDisabled();
  await page.getByRole("combobox", { name: "OrderId" }).selectOption({ label: "OrderId" });
  await expectAccessible(page);
  await next(page);

  await step(page, "settings");
  await textbox(page, "Name").fill("After purchase, big orders");
  // There is but one message, so it is chosen already.
  await expect(page.getByLabel("Message")).toHaveValue(/^msg_/);
  await page.getByRole("switch", { name: "Delay invitations" }).click();
  await page.getByLabel("Days").fill("2");
  await expect(page.getByText(/the invitation would be sent on .+ at \d\d:\d\d/)).toBeVisible();
  await expect(page.frameLocator("iframe").getByText("How was it?")).toBeVisible();
  await expectAccessible(page);
  await next(page);

  await step(page, "status");
  await expect(page.getByRole("switch", { name: "Enabled" })).toBeChecked();
  await expectAccessible(page);
  await next(page);

  await step(page, "summary");
  await expect(page.getByText("Runs when Total is at least 300.")).toBeVisible();
  await expect(page.getByText("after 2 days")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done" }).click();

  await expect(page).toHaveURL(/\/automations\/aut_\w+$/);
  await expect(page.getByText("“After purchase, big orders” is enabled")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("After purchase, big orders");
  const live = await post(request, hook, [order, { ...order, order: { total: 5 } }]);
  expect(await live.json()).toMatchObject({ mode: "live", accepted: 1, filtered: 1 });
});

test.describe("på svenska, i en telefon", () => {
  test.use({ locale: "sv-SE", viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true });

  test("exemplet skickas härifrån, och automatiseringen görs inaktiverad", async ({ page }) => {
    await setUp(page, "owner");
    await page.getByRole("button", { name: "Skapa automatisering" }).click();
    await step(page, "type");
    await page.getByRole("radio", { name: "Inkommande webhook" }).check();
    await next(page, "Nästa");
    await step(page, "survey");
    await page.getByRole("radio", { name: "After purchase", exact: true }).check();
    await next(page, "Nästa");
    await step(page, "data");
    await page.getByText("Steg 3 av 8").click();
    await expect(page.getByRole("link", { name: /^Mappning/ })).toBeDisabled();
    await page.getByRole("button", { name: "Lägg till filter" }).click();
    await page.getByLabel("Fält", { exact: true }).selectOption("Language");
    await page.getByLabel("Operator").selectOption("är lika med");
    await page.getByLabel("Värde").fill("sv");
    await expect(page.getByText("Körs när Language är lika med ”sv”.")).toBeVisible();
    await expectAccessible(page);
    await next(page, "Nästa");
    await step(page, "connection");
    await hookOf(page, { url: "Webhook-URL", key: "API-nyckel" });
    await page.getByRole("button", { name: "Testa anslutning" }).click();
    await page.getByRole("button", { name: "Skicka exemplet åt mig" }).click();
    await expect(page.getByText("Anslutningen lyckades", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await next(page, "Nästa");
    await step(page, "mapping");
    await expect(page.getByRole("combobox", { name: "LastName" })).toHaveValue("lastName");
    await expectAccessible(page);
    await next(page, "Nästa");
    await step(page, "settings");
    await page.getByRole("button", { name: "Skapa meddelande" }).click();
    await page.getByRole("button", { name: "Skapa och välj" }).click();
    await expect(page.getByRole("combobox", { name: "Meddelande" })).toHaveValue(/^msg_/);
    await page.getByRole("switch", { name: "Fördröj inbjudningar" }).click();
    await page.getByLabel("Dagar").fill("");
    await next(page, "Nästa");
    await expect(page.getByText("Skriv ett heltal.")).toBeVisible();
    await page.getByLabel("Dagar").fill("3");
    await expectAccessible(page);
    await next(page, "Nästa");
    await step(page, "status");
    await page.getByRole("switch", { name: "Aktiverad" }).click();
    await next(page, "Nästa");
    await step(page, "summary");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Klar" }).click();
    await expect(page).toHaveURL(/\/automations\/aut_\w+$/);
    await expect(page.getByText("”After purchase” är klar och inaktiverad")).toBeVisible();
  });
});

test("a draft waits where it was left: after Back, a reload, a new key, and from the list", async ({
  page,
}) => {
  await setUp(page);
  await page.getByRole("button", { name: "Create automation" }).click();
  await step(page, "type");
  const at = (name: string) => page.url().replace(/[a-z]+$/, name);
  await page.goto(at("summary"));
  await step(page, "type");
  await next(page);
  await step(page, "survey");
  await page.getByRole("radio", { name: "After purchase", exact: true }).check();
  await next(page);
  await step(page, "data");
  await page.getByRole("switch", { name: "FirstName" }).click();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await step(page, "survey");
  await expect(page.getByRole("radio", { name: "After purchase", exact: true })).toBeChecked();
  await page.getByRole("link", { name: /^Incoming data/ }).click();
  await step(page, "data");
  await expect(page.getByRole("switch", { name: "FirstName" })).not.toBeChecked();
  await next(page);
  await step(page, "connection");
  const first = await hookOf(page);
  await page.reload();
  await expect(textbox(page, "API key")).toHaveValue(new RegExp(`^shk_.*${first.key.slice(-4)}$`));
  expect(await page.content()).not.toContain(first.key);
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("combobox", { name: "The old key ends" }).selectOption("at once");
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(textbox(page, "API key")).not.toHaveValue(/•/);
  const second = await hookOf(page);
  expect(second.key).not.toBe(first.key);
  await page.getByRole("tab", { name: "Python" }).click();
  await expect(page.getByRole("tabpanel", { name: "Python" })).toContainText(second.key);
  await page.getByRole("link", { name: "Leave" }).click();
  await expect(page).toHaveURL(/\/automations$/);
  await page.getByRole("link", { name: "After purchase", exact: true }).click();
  await step(page, "connection");
});

test("who may only look is told so, and can make nothing", async ({ page }) => {
  const { workspace } = await setUp(page, "viewer");
  await expect(page.getByRole("button", { name: "Create automation" })).toHaveCount(0);
  const [draft] = await db
    .insert(automations)
    .values({
      ...{ id: "aut_01viewer00000000000000000", workspaceId: workspace.id, name: "Draft", status: "draft" },
      ...{ fields: [], mapping: {}, wizardStep: 1, createdAt: new Date(), updatedAt: new Date() },
    })
    .returning();
  await page.goto(`/automations/${draft!.id}/setup/type`);
  await expect(page.getByText("You may look, but not set up automations")).toBeVisible();
  await db.delete(automations).where(eq(automations.id, draft!.id));
});
