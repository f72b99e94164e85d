import { expect, test } from "@playwright/test";
import { makeRespondent, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import type { Question } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { submitResponse } from "@/lib/response/submit";
import { expectAccessible, expectAccessibleEverywhere } from "./accessible";
import { openDatabase } from "./database";
import { openMenu } from "./menu";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const both = (en: string, sv: string) => ({ en, sv });
const choice = (value: string, en: string, sv: string) => ({ value, label: both(en, sv) });
const low = { field: "answers.happy", op: "lte" as const, value: 2 };
const questions: Question[] = [
  { key: "happy", type: "csat", title: both("How did it go?", "Hur gick det?"), required: true },
  {
    ...{ key: "why", type: "single", title: both("What went wrong?", "Vad gick fel?"), required: true },
    ...{ options: [choice("late", "It came late", "Den kom sent")], other: true, showIf: low },
  },
  { key: "effort", type: "ces", title: both("How easy?", "Hur lätt?"), required: false, page: 2 },
  {
    ...{ key: "stars", type: "rating", scale: 5, style: "stars", page: 2, required: false },
    title: both("The box?", "Kartongen?"),
  },
  {
    ...{ key: "parts", type: "matrix", title: both("And this?", "Och det här?"), required: true, page: 2 },
    rows: [choice("price", "Price", "Pris"), choice("help", "Help", "Hjälp")],
    columns: [choice("good", "Good", "Bra"), choice("bad", "Bad", "Dåligt")],
  },
  {
    ...{ key: "order", type: "ranking", title: both("What matters?", "Vad är viktigt?"), page: 3 },
    required: false,
    options: [choice("speed", "Speed", "Fart"), choice("care", "Care", "Omsorg")],
  },
  { key: "day", type: "date", title: both("Which day?", "Vilken dag?"), required: false, page: 3 },
  {
    ...{ key: "call", type: "consent", title: both("You may call me", "Ni får ringa mig") },
    ...{ required: false, page: 3 },
  },
];

async function invite(language: string) {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const survey = await makeSurvey(db, workspace.id, {
    ...{ title: "Beställningen", languages: ["sv", "en"], questions },
    thankYou: [
      { when: low, text: both("We will call you.", "Vi ringer dig."), link: null, redirect: null },
      { when: null, text: both("Nice!", "Vad roligt!"), link: null, redirect: null },
    ],
  });
  return await makeRespondent(db, survey, { email: "elin.strand@example.com", language });
}

const stored = async (id: string) =>
  (await db.query.responses.findFirst({ where: (r, { eq: is }) => is(r.respondentId, id) }))?.answers;

test.describe("on a phone without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("who was not pleased is asked why, comes back later, and is thanked for it", async ({ page }) => {
    const { id, token } = await invite("sv");
    await page.goto(`/s/${token}`);
    await expect(page.getByText("Vad gick fel?")).toBeHidden();
    await page.getByRole("radiogroup", { name: "Hur gick det?" }).getByRole("radio").nth(1).focus();
    await page.keyboard.press("Space");
    await expect(page.getByText("Vad gick fel?")).toBeVisible();
    await page.getByRole("button", { name: "Nästa" }).click();
    await expect(page.getByRole("alert")).toContainText("Vad gick fel?");
    await page.getByRole("radio", { name: "Den kom sent" }).check({ force: true });
    await page.getByRole("button", { name: "Nästa" }).click();

    await expect(page.getByText("Hur lätt?")).toBeVisible();
    // The link of the mail goes on where it was left.
    await page.goto(`/s/${token}`);
    await expect(page.getByText("Hur lätt?")).toBeVisible();
    await page.getByRole("button", { name: "Tillbaka" }).click();
    await expect(page.getByRole("radio", { name: "Den kom sent" })).toBeChecked();
    await page.getByRole("button", { name: "Nästa" }).click();
    for (const row of ["Pris", "Hjälp"])
      await page
        .getByRole("radio", { name: new RegExp(`${row}.*Bra|Bra.*${row}|^Bra$`) })
        .nth(row === "Pris" ? 0 : 1)
        .check({ force: true });
    await page.getByRole("button", { name: "Nästa" }).click();

    await expect(page.getByText("Vad är viktigt?")).toBeVisible();
    await page.getByLabel("Vilken dag?").fill("2026-11-24");
    await page.getByRole("checkbox", { name: "Ni får ringa mig" }).check({ force: true });
    expect(await stored(id)).toBeUndefined();
    await page.getByRole("button", { name: "Skicka" }).click();
    await expect(page.getByText("Vi ringer dig.")).toBeVisible();
    expect(await stored(id)).toEqual({
      ...{ happy: 2, why: "late", parts: { price: "good", help: "good" }, day: "2026-11-24", call: true },
    });
  });

  test("who was pleased is asked nothing of the kind", async ({ page }) => {
    const { id, token } = await invite("en");
    await page.goto(`/s/${token}`);
    await page
      .getByRole("radiogroup", { name: "How did it go?" })
      .getByRole("radio")
      .nth(4)
      .check({ force: true });
    await expect(page.getByText("What went wrong?")).toBeHidden();
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("radio", { name: /Bad/ }).nth(0).check({ force: true });
    await page.getByRole("radio", { name: /Good/ }).nth(1).check({ force: true });
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("button", { name: "Submit" }).click();
    await expect(page.getByText("Nice!")).toBeVisible();
    expect(await stored(id)).toEqual({ happy: 5, parts: { price: "bad", help: "good" } });
  });
});

for (const colorScheme of ["light", "dark"] as const)
  test(`every page of it is accessible, ${colorScheme} at 390`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    const { token } = await invite("en");
    await page.goto(`/s/${token}`);
    await page.getByRole("radiogroup").getByRole("radio").nth(0).check({ force: true });
    await expect(page.getByText("What went wrong?")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("radio", { name: "It came late" }).check({ force: true });
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByText("How easy?")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectAccessible(page);
    for (const i of [0, 1]) await page.getByRole("radio", { name: /Good/ }).nth(i).check({ force: true });
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByText("What matters?")).toBeVisible();
    await expectAccessible(page);
  });

test("a condition is set on real answers, and says whom of the last it would fit", async ({ page }) => {
  test.slow();
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const questions: Question[] = [
    { key: "nps", type: "nps", title: { en: "How likely?" }, required: true },
    {
      ...{ key: "how", type: "single", title: { en: "How did you come?" }, required: false },
      options: [
        { value: "train", label: { en: "By train" } },
        { value: "car", label: { en: "By car, all the way from home" } },
      ],
    },
    { key: "why", type: "text", title: { en: "Why?" }, required: false },
  ];
  const survey = await makeSurvey(db, workspace.id, { languages: ["en"], questions });
  const answer = async (nps: number, how: string | null) => {
    const { token } = await makeRespondent(db, survey);
    await submitResponse(
      db,
      token,
      new Map<string, unknown>([["nps", nps], ...(how ? [["how", how] as const] : [])]),
      new Date(),
    );
  };
  for (const nps of [2, 6, 8, 9, 9, 10, 10, 10, 10]) await answer(nps, null);
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "admin", { passwordHash });
  await signIn(page, user.email);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const open = async () => {
    await page.goto(`/surveys/${survey.id}`);
    await page.getByRole("button", { name: /^Question 3 / }).click();
    await page.getByRole("button", { name: "Add logic" }).click();
    await page.getByRole("combobox", { name: "Field" }).selectOption("1. How likely?");
    await page.getByRole("combobox", { name: "Operator" }).selectOption("lte");
    await page.getByRole("textbox", { name: "Value" }).fill("6");
  };
  const weighing = `/surveys/${survey.id}/weigh`;
  await page.goto(`/surveys/${survey.id}`);
  await page.getByRole("button", { name: /^Question 3 / }).click();
  await expect(page.getByRole("button", { name: "Add logic" })).toBeVisible();
  expect(asked).not.toContain(weighing);
  await open();
  await expect(page.getByText("9 answers so far, too few to draw.")).toBeVisible();
  await expect(page.getByText("9 answered so far: too few to say")).toBeVisible();

  for (let i = 0; i < 11; i++) await answer(7, i % 2 ? "train" : "car");
  await open();
  await expect(page.getByText("About 10% of all 20 who answered would be asked this: 2.")).toBeVisible();
  await expect(page.getByText("2 of 20 answers")).toBeVisible();
  const scale = page.getByRole("list", { name: "How it was answered" });
  await expect(scale.getByRole("listitem")).toHaveCount(11);
  await expect(scale.getByRole("listitem").filter({ hasText: "fits" })).toHaveCount(7);
  await page.getByRole("textbox", { name: "Value" }).fill("7");
  await expect(page.getByText("About 65% of all 20 who answered would be asked this: 13.")).toBeVisible();
  await page.getByRole("button", { name: "Add condition" }).click();
  await page.getByRole("combobox", { name: "Field" }).nth(1).selectOption("2. How did you come?");
  await page.getByRole("combobox", { name: "Value" }).selectOption("train");
  await expect(page.getByText("About 25% of all 20 who answered would be asked this: 5.")).toBeVisible();
  // What is not saved keeps the bar with Save over what lies at the lower edge.
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await expectAccessibleEverywhere(page, "logic-weighed");
});

test("an admin asks why only of those who were not pleased, on a page of its own", async ({ page }) => {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const survey = await makeSurvey(db, workspace.id, {
    title: "After the visit",
    languages: ["en"],
    questions: [],
  });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "admin", { passwordHash });
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}`);
  const add = async (type: string) => {
    await openMenu(page, "Add question");
    await page.getByRole("menuitem", { name: type, exact: true }).click();
  };
  const text = page.getByRole("textbox", { name: "Question", exact: true });
  await add("Satisfaction, 1 to 5 (CSAT)");
  await text.fill("How did it go?");
  await expect(page.getByText("It is the first, so it is always shown.")).toBeVisible();
  await add("Text");
  await text.fill("What went wrong?");
  await page.getByRole("combobox", { name: "Page" }).selectOption("A new page");
  await page.getByRole("button", { name: "Add logic" }).click();
  await page.getByRole("combobox", { name: "Field" }).selectOption("1. How did it go?");
  await page.getByRole("combobox", { name: "Operator" }).selectOption("lte");
  await page.getByRole("textbox", { name: "Value" }).fill("2");
  await expect(page.getByText(/Shown when 1\. How did it go\? .* 2/)).toBeVisible();
  await add("Matrix");
  await text.fill("And this?");
  await page.getByRole("textbox", { name: "Row 1", exact: true }).fill("Price");
  await page.getByRole("textbox", { name: "Row 2", exact: true }).fill("Help");
  await page.getByRole("textbox", { name: "Column 1", exact: true }).fill("Good");
  await page.getByRole("button", { name: "Remove column 2" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  const saved = (await db.query.surveys.findFirst({ where: (s, { eq: is }) => is(s.id, survey.id) }))!;
  expect(saved.questions).toEqual([
    { key: "how_did_it_go", type: "csat", title: { en: "How did it go?" }, required: false },
    {
      ...{
        key: "what_went_wrong",
        type: "text",
        title: { en: "What went wrong?" },
        required: false,
        page: 2,
      },
      showIf: { all: [{ field: "answers.how_did_it_go", op: "lte", value: 2 }] },
    },
    {
      ...{ key: "and_this", type: "matrix", title: { en: "And this?" }, required: false },
      rows: [
        { value: "Price", label: { en: "Price" } },
        { value: "Help", label: { en: "Help" } },
      ],
      columns: [{ value: "Good", label: { en: "Good" } }],
    },
  ]);

  await page.getByRole("button", { name: "Move question 1 down" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();

  await page.goto(`/surveys/${survey.id}/settings`);
  await page.getByLabel("Closes").fill("2031-12-01T17:00");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Closes")).toHaveValue("2031-12-01T17:00");
});
