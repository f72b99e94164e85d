import { expect, test } from "@playwright/test";
import { makeRespondent, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import type { Question } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible, expectAccessibleEverywhere } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const nps: Question = {
  ...{ key: "nps", type: "nps", required: true },
  title: { en: "How likely are you to recommend us?", sv: "Hur troligt är det att du rekommenderar oss?" },
};

async function setUp() {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const survey = await makeSurvey(db, workspace.id, {
    ...{ title: "After purchase", languages: ["en", "sv"], questions: [nps] },
  });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "admin", { passwordHash });
  return { survey, user };
}

const savedOf = async (id: string) =>
  (await db.query.surveys.findFirst({ where: (s, { eq: is }) => is(s.id, id) }))!;

test("an admin thanks by score in two languages, is warned of a review link, and a respondent reads it", async ({
  page,
}) => {
  test.slow();
  const { survey, user } = await setUp();
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}`);
  await page.getByRole("link", { name: "Welcome and thanks" }).click();
  await page.getByRole("textbox", { name: "Welcome" }).fill("Hi {{firstName|there}}, one question.");
  await page.getByRole("button", { name: "Add thank-you" }).click();
  await page.getByRole("button", { name: "Add logic" }).click();
  await page.getByRole("combobox", { name: "Field" }).selectOption("1. How likely are you to recommend us?");
  await page.getByRole("combobox", { name: "Operator" }).selectOption("gte");
  await page.getByRole("textbox", { name: "Value" }).fill("9");
  await expect(page.getByRole("heading", { name: /1\. When .*How likely.* 9/ })).toBeVisible();
  await page.getByRole("textbox", { name: "Text" }).fill("**Great!** You gave us {{answers.nps}}.");
  await page
    .getByRole("textbox", { name: "Link", exact: true })
    .fill("http://www.trustpilot.com/evaluate/tuva");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "the link must be an https address" })).toBeVisible();
  await expect(page.getByRole("link", { name: "write what the link says" })).toBeVisible();
  await page
    .getByRole("textbox", { name: "Link", exact: true })
    .fill("https://www.trustpilot.com/evaluate/tuva");
  await page.getByRole("textbox", { name: "The link says" }).fill("Write a review");
  await expect(page.getByText("Only some are led to a review site.")).toBeVisible();
  await page.getByRole("button", { name: "Add thank-you" }).click();
  await page.getByRole("textbox", { name: "Text" }).nth(1).fill("We listen, {{firstName|friend}}.");
  await expectAccessibleEverywhere(page, "ends");

  await page.getByRole("radio", { name: /Swedish/ }).check();
  await page.getByRole("textbox", { name: "Text" }).first().fill("**Härligt!** Du gav oss {{answers.nps}}.");
  await page.getByRole("textbox", { name: "Text" }).nth(1).fill("Vi lyssnar, {{firstName|vän}}.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  const { welcome, thankYou } = await savedOf(survey.id);
  expect(welcome).toEqual({ en: "Hi {{firstName|there}}, one question." });
  expect(thankYou).toEqual([
    {
      when: { all: [{ field: "answers.nps", op: "gte", value: 9 }] },
      text: { en: "**Great!** You gave us {{answers.nps}}.", sv: "**Härligt!** Du gav oss {{answers.nps}}." },
      link: { url: "https://www.trustpilot.com/evaluate/tuva", label: { en: "Write a review" } },
      redirect: null,
    },
    {
      when: null,
      text: { en: "We listen, {{firstName|friend}}.", sv: "Vi lyssnar, {{firstName|vän}}." },
      ...{ link: null, redirect: null },
    },
  ]);

  // Moved before it, the one for everybody hides the other; deleted, it comes back by Undo.
  await page.getByRole("button", { name: "Move thank-you 2 up" }).click();
  await expect(page.getByText("Nobody reads this")).toBeVisible();
  await page.getByRole("button", { name: "Delete thank-you 1" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Nobody reads this")).toBeVisible();

  const elin = await makeRespondent(db, survey, { email: "elin@example.com", language: "sv" });
  await page.goto(`/s/${elin.token}`);
  await page.getByRole("radio", { name: "10" }).check({ force: true });
  await page.getByRole("button", { name: "Skicka" }).click();
  await expect(page.getByText("Härligt! Du gav oss 10.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Write a review" })).toBeVisible();
});

test.describe("på svenska, i en telefon", () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: "sv-SE" });

  test("a thank-you without text is refused in Swedish", async ({ page }) => {
    const { survey, user } = await setUp();
    await signIn(page, user.email);
    await page.goto(`/surveys/${survey.id}/welcome`);
    await expect(page.getByRole("textbox", { name: "Välkomsttext" })).toBeVisible();
    await page.getByRole("button", { name: "Lägg till tack" }).click();
    await page.getByRole("button", { name: "Spara" }).click();
    await expect(page.getByText("Tack 1: skriv vad det säger.")).toBeVisible();
    await expectAccessible(page);
  });
});
