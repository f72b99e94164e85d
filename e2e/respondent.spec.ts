import { expect, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { type Question, respondents } from "@/db/schema";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const both = (en: string, sv: string) => ({ en, sv });
const questions: Question[] = [
  {
    key: "nps",
    type: "nps",
    title: both("Would you recommend us?", "Skulle du rekommendera oss?"),
    required: true,
  },
  { key: "care", type: "rating", scale: 5, title: both("The packaging?", "Förpackningen?"), required: false },
  {
    key: "how",
    type: "single",
    title: both("How did you find us?", "Hur hittade du oss?"),
    required: true,
    options: [
      { value: "friend", label: both("A friend", "En vän") },
      { value: "search", label: both("A search", "En sökning") },
    ],
  },
  {
    key: "better",
    type: "multiple",
    title: both("What could be better?", "Vad kan bli bättre?"),
    required: false,
    options: [
      { value: "price", label: both("Price", "Pris") },
      { value: "time", label: both("Time", "Tid") },
    ],
  },
  { key: "days", type: "number", title: both("How many days?", "Hur många dagar?"), required: false },
  { key: "why", type: "text", title: both("Why?", "Varför?"), required: false },
];

async function invite(language = "sv") {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const survey = await makeSurvey(db, workspace.id, {
    title: "Beställningen",
    languages: ["sv", "en"],
    questions,
  });
  return await makeRespondent(db, survey, { email: "elin.strand@example.com", language });
}

const stored = async (id: string) =>
  (await db.query.responses.findFirst({ where: (r, { eq: is }) => is(r.respondentId, id) }))?.answers;

test.describe("on a phone without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("a respondent comes from the mail, mends what is wrong, answers once and is thanked", async ({
    page,
  }) => {
    const { id, token } = await invite();
    await page.goto(`/s/${token}?q=nps&v=9`);
    await expect(page.getByRole("radio", { name: "9", exact: true })).toBeChecked();
    await expect(page.getByRole("radio", { name: "10, mycket troligt" })).not.toBeChecked();
    await page.getByLabel("Hur många dagar?").fill("flera");
    await page.getByLabel("Varför?").fill("Filten var fin.");
    await page.getByRole("button", { name: "Skicka" }).click();

    const summary = page.getByRole("alert");
    await expect(summary).toContainText("2 svar behöver ses över");
    await expect(page).toHaveTitle("Fel: Beställningen");
    await summary.getByRole("link", { name: /Hur hittade du oss/ }).click();
    await expect(page.getByRole("radio", { name: "En vän" })).toBeFocused();
    await expect(page.getByLabel("Varför?")).toHaveValue("Filten var fin.");
    expect(await stored(id)).toBeUndefined();

    await page.getByText("En vän", { exact: true }).click();
    await page.getByText("Tid", { exact: true }).click();
    await page.getByLabel("Hur många dagar?").fill("3,5");
    await page.getByRole("button", { name: "Skicka" }).click();
    await expect(page.getByRole("heading", { name: "Tack, Elin." })).toBeVisible();
    expect(await stored(id)).toEqual({
      nps: 9,
      how: "friend",
      better: ["time"],
      days: 3.5,
      why: "Filten var fin.",
    });

    await page.goto(`/s/${token}`);
    await expect(page.getByRole("heading", { name: "Du har redan svarat." })).toBeVisible();
  });

  test("changing the language keeps what was written", async ({ page }) => {
    const { token } = await invite();
    await page.goto(`/s/${token}`);
    await page.getByRole("radio", { name: "7", exact: true }).check();
    await page.getByLabel("Varför?").fill("En halv tanke");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("radio", { name: "7", exact: true })).toBeChecked();
    await expect(page.getByLabel("Why?")).toHaveValue("En halv tanke");
    await expect(page.getByRole("button", { name: "Submit" })).toBeVisible();
  });

  test("a person unsubscribes, and takes it back", async ({ page }) => {
    const { token } = await invite("en");
    await page.goto(`/u/${token}`);
    await page.getByRole("button", { name: "Unsubscribe" }).click();
    await expect(page.getByRole("heading", { name: "You are unsubscribed." })).toBeVisible();
    await page.getByRole("button", { name: "Subscribe again" }).click();
    await expect(page.getByRole("heading", { name: "You are subscribed again." })).toBeVisible();
  });
});

test("the keyboard alone is enough, and Enter in a field sends the form", async ({ page }) => {
  const { id, token } = await invite();
  await page.goto(`/s/${token}`);
  await page.getByRole("radio", { name: "0, inte alls troligt" }).focus();
  for (let step = 0; step < 8; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.getByLabel("Hur många dagar?").fill("2");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Tack, Elin." })).toBeVisible();
  expect(await stored(id)).toEqual({ nps: 8, how: "friend", days: 2 });
});

test("the icon that browsers ask for by themselves is there, and is light", async ({ request }) => {
  const answer = await request.get("/favicon.ico");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("image/svg+xml");
  expect((await answer.body()).length).toBeLessThan(1000);
});

test("looking is not opening, touching is", async ({ page }) => {
  const { id, token } = await invite();
  const openedAt = async () =>
    (await db.select().from(respondents).where(eq(respondents.id, id)))[0]?.openedAt;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`/s/${token}`, { waitUntil: "networkidle" });
  expect(asked.filter((path) => path !== "/favicon.ico")).toEqual([`/s/${token}`]);
  expect(await openedAt()).toBeNull();
  await page.getByLabel("Varför?").focus();
  await expect.poll(openedAt).toBeInstanceOf(Date);
});

for (const [colorScheme, width] of [
  ["light", 390],
  ["dark", 390],
  ["light", 320],
  ["dark", 1280],
] as const) {
  test(`every page is accessible, ${colorScheme} at ${width}`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 844 } });
    const page = await context.newPage();
    const { token } = await invite();
    await page.goto(`/s/${token}?q=nps&v=3`);
    await page.getByRole("button", { name: "Skicka" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await expectAccessible(page);
    await page.goto(`/u/${token}`);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Avregistrera" }).click();
    await expectAccessible(page);
    await context.close();
  });
}
