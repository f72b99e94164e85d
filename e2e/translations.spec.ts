import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { makeRespondent, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import type { Question } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible, expectAccessibleEverywhere } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const questions: Question[] = [
  {
    key: "nps",
    type: "nps",
    title: { en: "Recommend us, {{firstName|friend}}?", sv: "Rekommendera?" },
    required: true,
  },
  {
    ...{ key: "why", type: "single", title: { en: "Why?" }, required: false },
    options: [
      { value: "price", label: { en: "=Price", sv: "Priset" } },
      { value: "time", label: { en: "Time" } },
    ],
  },
];

async function open(page: Page) {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const survey = await makeSurvey(db, workspace.id, {
    ...{ title: "After purchase", languages: ["en", "sv", "ar"], questions },
    thankYou: [{ when: null, text: { en: "Thank you" }, link: null, redirect: null }],
  });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "admin", { passwordHash });
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}/translations`);
  return survey;
}

/** Opens a cell by keyboard. What is typed before it is there goes nowhere. */
async function openCell(page: Page, name: RegExp) {
  await page.getByRole("button", { name }).press("Enter");
  await expect(page.getByRole("textbox", { name: /, (Arabic|English|Estonian|Swedish)$/ })).toBeFocused();
}

const savedOf = async (id: string) =>
  (await db.query.surveys.findFirst({ where: (s, { eq: is }) => is(s.id, id) }))!;

test("an admin translates by keyboard, sends the texts out, takes them in, undoes and saves", async ({
  page,
}) => {
  test.slow();
  const survey = await open(page);
  await expect(page.getByText("{{firstName}} is not in it")).toBeVisible();
  await expectAccessibleEverywhere(page, "translations");

  // Enter goes down, Tab to the right, Escape takes back.
  await openCell(page, /^Question 2, Text, Swedish: Missing, shows English/);
  await page.keyboard.type("Varför?");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Question 2, Answer, Swedish" })).toHaveValue("Priset");
  await page.keyboard.press("Tab");
  await page.keyboard.type("السعر");
  await page.keyboard.press("Enter");
  await page.keyboard.type("oops");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /Question 2, Answer, Arabic: Missing/ })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  const saved = await savedOf(survey.id);
  expect(saved.questions[1]!.title).toEqual({ en: "Why?", sv: "Varför?" });
  expect(saved.questions[1]!.options![0]!.label).toEqual({ en: "=Price", sv: "Priset", ar: "السعر" });

  const csv = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV", exact: true }).click();
  const table = await readFile(await (await csv).path(), "utf8");
  expect(table.split("\r\n")[0]).toBe("id,en,sv,ar,needs review");
  expect(table).toContain("questions/why/options/price,'=Price,Priset,السعر");
  const file = page.locator("input[type=file]");
  const back = `${table}questions/gone/title,a,b,c\r\n`.replace(
    "thankYou/1/text,Thank you,",
    "thankYou/1/text,Thank you,Tack",
  );
  await file.setInputFiles({ name: "texts.csv", mimeType: "text/csv", buffer: Buffer.from(back) });
  await expect(page.getByText("1 new, 0 changed, 3 refused.")).toBeVisible();
  await expect(page.getByText("questions/gone/title: no such text in this survey.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Thank-you 1, Text, Swedish: Tack" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: /Thank-you 1, Text, Swedish: Missing/ })).toBeVisible();

  const xliff = page.waitForEvent("download");
  await page.getByRole("link", { name: "XLIFF: Swedish" }).click();
  const units = await readFile(await (await xliff).path(), "utf8");
  expect(units).toContain('srcLang="en" trgLang="sv"');
  const translated = units.replace(
    /(<source xml:space="preserve">Thank you<\/source>)/,
    "$1<target>Tack &amp; <pc id='1'>hej</pc></target>",
  );
  await file.setInputFiles({
    name: "texts.xlf",
    mimeType: "application/xml",
    buffer: Buffer.from(translated),
  });
  await expect(page.getByText("1 new, 0 changed, 0 refused.")).toBeVisible();
  await file.setInputFiles({
    name: "texts.xlf",
    mimeType: "application/xml",
    buffer: Buffer.from("<html/>"),
  });
  await expect(page.getByText("It is no XLIFF 2 file")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  expect((await savedOf(survey.id)).thankYou[0]!.text).toEqual({ en: "Thank you", sv: "Tack & hej" });
});

test("a text that is changed marks its translations, and one press says that they still fit", async ({
  page,
}) => {
  test.slow();
  const survey = await open(page);
  await openCell(page, /^Question 1, Text, English/);
  await page.keyboard.press("End");
  await page.keyboard.type(" Please say.");
  await page.keyboard.press("Enter");
  await expect(page.getByText("English changed since translated")).toBeVisible();
  await expect(page.getByText("It was: Recommend us, {{firstName|friend}}?")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  const was = questions[0]!.title.en!;
  expect((await savedOf(survey.id)).outdated).toEqual({ "questions/nps/title": { sv: was } });

  await page.reload();
  await page.getByRole("button", { name: "Changed since 1" }).click();
  await expect(page.getByRole("button", { name: /^Question 2/ })).toHaveCount(0);
  await expectAccessibleEverywhere(page, "translations-changed");
  const xliff = page.waitForEvent("download");
  await page.getByRole("link", { name: "XLIFF: Swedish" }).click();
  expect(await readFile(await (await xliff).path(), "utf8")).toContain(
    `<note category="former-source">${was}</note>`,
  );
  await page.getByRole("button", { name: "Still right: Question 1, Text, Swedish" }).press("Enter");
  await expect(page.getByText("English changed since translated")).toBeHidden();
  await expect(page.getByRole("button", { name: "Changed since 0" })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  expect((await savedOf(survey.id)).outdated).toEqual({});
});

test("what is mended among the missing stays until it is looked for anew", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Missing 5" }).click();
  await openCell(page, /^Thank-you 1, Text, Arabic: Missing/);
  await page.keyboard.type("شكرا");
  await page.keyboard.press("Enter");
  await openCell(page, /^Thank-you 1, Text, Swedish: Missing/);
  await page.keyboard.type("Tack");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Thank-you 1, Text, Swedish: Tack" })).toBeVisible();
  await page.getByRole("button", { name: "Missing 4" }).click();
  await expect(page.getByRole("button", { name: /^Thank-you 1/ })).toHaveCount(0);
});

test.describe("på svenska, i en telefon", () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: "sv-SE" });

  test("a phone shows two languages at a time", async ({ page }) => {
    await open(page);
    await expect(page.getByRole("columnheader", { name: /Svenska/ })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: /Arabiska/ })).toBeHidden();
    await page.getByRole("combobox", { name: "Bredvid engelska" }).selectOption("ar");
    await expect(page.getByRole("columnheader", { name: /Arabiska/ })).toBeVisible();
    await page.getByRole("button", { name: "Saknas 5" }).click();
    await expectAccessible(page);
  });
});

test("a survey in a language that the pages do not speak is asked for its twelve words", async ({ page }) => {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id, {
    languages: ["et"],
    questions: [{ key: "nps", type: "nps", title: { et: "Kas soovitaksid meid?" }, required: true }],
  });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "admin", { passwordHash });
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}`);
  await page.getByRole("link", { name: "Translations" }).click();
  await expect(page.getByText("Respondents' pages do not speak Estonian.")).toBeVisible();
  await expect(page.getByText(/These stay in English, .* the pages for unsubscribing/)).toBeVisible();
  await expect(page.getByText("12 missing")).toBeVisible();
  await openCell(page, /^The page's own words, Send the answers, Estonian: Missing, shows English/);
  await page.keyboard.type("Saada");
  await page.keyboard.press("Enter");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  expect((await savedOf(survey.id)).words).toEqual({ submit: { et: "Saada" } });
  const { token } = await makeRespondent(db, survey, { language: "et" });
  await page.goto(`/s/${token}`);
  await expect(page.getByRole("button", { name: "Saada" })).toBeVisible();
});
