import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { makeRespondent, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible, expectAccessibleEverywhere } from "./accessible";
import { openDatabase } from "./database";
import { openMenu } from "./menu";
import { password, signIn } from "./sign-in";

const db = openDatabase();
const told: string[] = [];
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    told.push(body);
    response.end("ok");
  });
});
let url: string;
test.beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/services/secret`;
});
test.afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await db.$client.end({ timeout: 1 });
});

async function setUp() {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "admin", { name: "Tuva", passwordHash });
  const survey = await makeSurvey(db, workspace.id, {
    title: "After the visit",
    languages: ["en", "sv"],
    questions: [
      { key: "nps", type: "nps", title: { en: "Recommend?", sv: "Rekommendera?" }, required: true },
      { key: "why", type: "text", title: { en: "Why?", sv: "Varför?" }, required: false },
    ],
  });
  return { user, person: () => makeRespondent(db, survey, { firstName: "Elin" }) };
}

test("a bad score on a phone is in Slack within moments, and a good one is not", async ({
  page,
  browser,
}) => {
  const { user, person } = await setUp();
  told.length = 0;
  await signIn(page, user.email);
  await page.goto("/automations");
  await page.getByRole("button", { name: "Create automation" }).first().click();
  await page.getByRole("radio", { name: "Alert" }).check();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page).toHaveURL(/\/alert$/);
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Survey" }).selectOption({ label: "After the visit" });
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("combobox", { name: "Field" }).selectOption({ label: "Recommend?" });
  await page.getByRole("combobox", { name: "Operator" }).selectOption("lte");
  await page
    .getByRole("spinbutton", { name: "Value" })
    .or(page.getByRole("textbox", { name: "Value" }))
    .fill("6");
  await expect(page.getByText("Nobody has answered in the last 30 days")).toBeVisible();
  await openMenu(page, "Add channel");
  await page.getByRole("menuitem", { name: "Slack" }).click();
  await page.getByRole("textbox", { name: "URL of the Slack webhook" }).fill(url);
  await page.getByRole("textbox", { name: "Name" }).fill("Bad news");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("Slack: it arrived")).toBeVisible();
  expect(told.at(-1)).toContain("[Test]");
  await expectAccessible(page);
  await page.locator("form").getByRole("button", { name: "Enable", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Bad news" })).toBeVisible();
  await expect(page).toHaveURL(/automations\/aut_\w+$/);
  await expect(page.getByText(/••••/)).toBeVisible();
  await expectAccessible(page);
  const overview = page.url();
  told.length = 0;
  const phone = await browser.newPage();
  for (const score of [9, 2]) {
    await phone.goto(`/s/${(await person()).token}`);
    await phone.getByRole("radio", { name: String(score), exact: true }).check({ force: true });
    await phone.getByRole("button", { name: "Submit" }).click();
    await expect(phone).toHaveURL(/thanks/);
  }
  await phone.close();
  await expect.poll(() => told.length, { timeout: 10_000 }).toBe(1);
  expect(told[0]).toContain("2: an answer to After the visit");
  await page.goto(`${overview}/runs`);
  await expect(page.getByRole("columnheader", { name: "Channel" })).toBeVisible();
  const sent = page.getByRole("row").filter({ hasText: "Sent" });
  await expect(sent).toContainText(/Slack, http:\/\/127\.0\.0\.1:\d+\/•+/);
  await expectAccessible(page);
  await page.goto((await sent.getByRole("link").first().getAttribute("href"))!);
  await expect(page.getByRole("heading", { name: "Channel" })).toBeVisible();
  await expect(page.getByText(/It was told/)).toBeVisible();
  await expect(page.getByText("services/secret")).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(`${overview}/alert`);
  await expect(page.getByText("1 of 2 answers would have told you")).toBeVisible();
  await expect(page.getByText("2: an answer to After the visit")).toBeVisible();
  await expectAccessibleEverywhere(page, "alert");
  // What looks at links before people do changes nothing.
  const link = new URL(/https?:[^"|>]*\/respondents\/\w+/.exec(told[0]!)![0]).pathname;
  await page.request.get(link);
  await page.goto(link);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByRole("button", { name: "Open again" })).toBeVisible();
  await page.goto("/automations");
  await expect(page.getByText("Alert", { exact: true })).toBeAttached();
});

test.describe("på svenska, i en telefon", () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: "sv-SE" });
  test("görs en avisering med e-post som sammanfattning varje vecka", async ({ page }) => {
    const { user } = await setUp();
    await signIn(page, user.email);
    await page.goto("/automations");
    await page.getByRole("button", { name: "Skapa automatisering" }).first().click();
    await page.getByRole("radio", { name: "Avisering" }).check();
    await page.getByRole("button", { name: "Nästa" }).click();
    await page.getByRole("combobox", { name: "Undersökning" }).selectOption({ label: "After the visit" });
    await expect(page.getByText("Ingen har svarat de senaste 30 dagarna")).toBeVisible();
    await openMenu(page, "Lägg till kanal");
    await page.getByRole("menuitem", { name: "E-post" }).click();
    await page.getByRole("textbox", { name: "E-postadress" }).fill("cx@example.com");
    await page.getByRole("button", { name: "Varje måndag" }).click();
    await page.getByLabel("Klockan").fill("07:30");
    // Save stays in view over what is edited; half of a button under it would be too small a target.
    await page
      .getByRole("button", { name: "Ta bort E-post" })
      .evaluate((button) => button.scrollIntoView({ block: "center" }));
    await expectAccessible(page);
    await page.locator("form").getByRole("button", { name: "Aktivera", exact: true }).click();
    await expect(page.getByText("cx@example.com")).toBeVisible();
    await expect(page.getByText(/varje måndag/)).toBeVisible();
    await expectAccessible(page);
  });
});
