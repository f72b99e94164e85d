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
import { respondents, surveys } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { submitResponse } from "@/lib/response/submit";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { openMenu } from "./menu";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

async function setUp(role: "owner" | "viewer" = "owner") {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask", createdAt: new Date() });
  const user = await makeUser(db, workspace.id, role, { passwordHash: await hashPassword(password) });
  return { workspace, user };
}

/** An open survey that an automation sends out, with one respondent who has answered it. */
async function setUpAnswered(role: "owner" | "viewer" = "owner") {
  const { workspace, user } = await setUp(role);
  const survey = await makeSurvey(db, workspace.id, {
    languages: ["en", "sv"],
    variables: [{ name: "OrderId", type: "text", format: "text", required: false }],
    questions: [
      { key: "nps", type: "nps", title: { en: "Recommend us?", sv: "Rekommendera oss?" }, required: true },
      { key: "why", type: "text", title: { en: "Why?", sv: "Varför?" }, required: false },
      {
        key: "good",
        type: "multiple",
        title: { en: "What was good?", sv: "Vad var bra?" },
        required: false,
        options: [
          { value: "price", label: { en: "Price", sv: "Pris" } },
          { value: "speed", label: { en: "Speed", sv: "Fart" } },
        ],
      },
    ],
  });
  const { automation } = await makeAutomation(db, {
    workspaceId: workspace.id,
    surveyId: survey.id,
    mapping: { EmailAddress: "email", Order: "OrderId" },
  });
  const elin = await makeRespondent(db, survey, {
    email: `elin-${survey.id}@example.com`,
    variables: { OrderId: "SE-1" },
  });
  await makeInvitation(db, automation.id, elin, { sentAt: new Date() });
  const answers = new Map<string, unknown>([
    ["nps", "9"],
    ["why", "It came in two days."],
    ["good", ["speed"]],
  ]);
  await submitResponse(db, elin.token, answers, new Date());
  return { workspace, user, survey, automation, elin };
}

test("an admin writes a survey in two languages, sees it as a respondent does, and opens it", async ({
  page,
}) => {
  test.slow();
  const { user } = await setUp();
  await signIn(page, user.email);
  await page.getByRole("link", { name: "Surveys" }).click();
  await expect(page.getByRole("heading", { name: "No surveys yet" })).toBeVisible();
  await page.getByRole("link", { name: "Create survey" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("After delivery");
  await page.getByRole("combobox", { name: "Choose a language" }).selectOption("sv");
  await page.getByRole("button", { name: "Add language" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No questions yet" })).toBeVisible();

  const add = async (type: string) => {
    await openMenu(page, "Add question");
    // Held as long as a slow hand does: what is chosen is done once.
    await page.getByRole("menuitem", { name: type }).click({ delay: 300 });
  };
  const text = page.getByRole("textbox", { name: "Question" });
  await add("Recommendation, 0 to 10 (NPS)");
  await text.fill("How likely are you to recommend us?");
  await add("Several choices");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Question 2: write the question." })).toBeVisible();
  await text.fill("What was good?");
  const answer = (number: number) => page.getByRole("textbox", { name: `Answer ${number}`, exact: true });
  await answer(1).fill("Price");
  await answer(1).press("Enter");
  await expect(answer(2)).toBeFocused();
  await answer(2).fill("Speed");
  await page.getByRole("radio", { name: "Swedish 4 texts left" }).check();
  await text.fill("Vad var bra?");
  await answer(1).fill("Pris");
  await expect(page.getByRole("radio", { name: "Swedish 2 texts left" })).toBeChecked();
  await page.getByRole("button", { name: "Move question 2 up" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("heading", { name: "After delivery" })).toBeVisible();
  await expect(preview.getByRole("checkbox", { name: "Pris" })).toBeVisible();
  await expect(preview.getByRole("checkbox", { name: "Speed" })).toBeVisible();
  // By the keyboard: where a frame is made smaller Playwright misses what it clicks on.
  await preview.getByRole("button", { name: "English" }).press("Enter");
  await expect(preview.getByRole("group", { name: "What was good?" })).toBeVisible();
  // A page that comes whole has its frame before its script.
  await page.reload();
  await expect(preview.getByRole("heading", { name: "After delivery" })).toBeVisible();

  await page.getByRole("button", { name: "Delete question 1" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Delete question 2" })).toBeVisible();

  await page.getByRole("link", { name: "Background variables" }).click();
  await page.getByRole("button", { name: "Add variable" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Plan");
  await page.getByRole("combobox", { name: "Type" }).selectOption("list");
  await page.getByRole("textbox", { name: "Values, one a line" }).fill("Free\nPro");
  await page.getByRole("textbox", { name: "Other spellings, one a line" }).fill("Premium = Pro");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  await page.getByRole("link", { name: "Results" }).click();
  await expect(page.getByRole("heading", { name: "No answers yet" })).toBeVisible();
  await page.getByRole("navigation", { name: "The survey's pages" }).getByText("Settings").click();
  await page.getByRole("radio", { name: "Open" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  const [stored] = await db
    .select()
    .from(surveys)
    .where(eq(surveys.id, page.url().split("/").at(-2)!));
  expect(stored).toMatchObject({
    title: "After delivery",
    status: "open",
    languages: ["en", "sv"],
    variables: [{ name: "Plan", options: ["Free", "Pro"], aliases: { Premium: "Pro" } }],
    questions: [
      {
        key: "what_was_good",
        type: "multiple",
        title: { en: "What was good?", sv: "Vad var bra?" },
        options: [
          { value: "Price", label: { en: "Price", sv: "Pris" } },
          { value: "Speed", label: { en: "Speed" } },
        ],
      },
      { type: "nps", title: { en: "How likely are you to recommend us?" } },
    ],
  });
});

test.describe("på en telefon", () => {
  test.use({ locale: "sv-SE", viewport: { width: 390, height: 844 }, colorScheme: "dark" });

  test("en administratör läser resultaten, ser en respondent och raderar personen", async ({ page }) => {
    test.slow();
    const { user, survey, elin } = await setUpAnswered();
    await signIn(page, user.email);
    await page.goto("/surveys");
    await page.getByRole("link", { name: "After purchase" }).click();
    await expectAccessible(page);
    for (const tab of ["variables", "settings", "results"]) {
      await page.goto(`/surveys/${survey.id}/${tab}`);
      await expect(page.getByRole("heading", { name: "After purchase" })).toBeVisible();
      await expectAccessible(page);
    }
    await expect(page.getByText("100", { exact: true }).last()).toBeVisible();
    await expect(page.getByRole("row", { name: /Fart.*100/ })).toBeVisible();
    await expect(page.getByText("It came in two days.")).toBeVisible();
    await page.getByText("Visa som tabell").last().click();
    await expect(page.getByRole("columnheader", { name: "Svarsfrekvens" })).toBeVisible();
    const csv = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV" }).click();
    expect((await csv).suggestedFilename()).toBe(`responses-${survey.id}.csv`);

    await page.goto(`/surveys/${survey.id}/respondents?q=elin`);
    await expectAccessible(page);
    await page.getByRole("link", { name: elin.email }).click();
    await expect(page.getByRole("heading", { name: elin.email })).toBeVisible();
    await expectAccessible(page);
    const data = page.waitForEvent("download");
    await page.getByRole("link", { name: "Exportera personens data" }).click();
    expect((await data).suggestedFilename()).toBe(`${elin.id}.json`);
    await page.getByRole("button", { name: "Radera personens data" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Radera" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Skriv adressen för att bekräfta" }).fill(elin.email);
    await dialog.getByRole("button", { name: "Radera" }).click();
    await expect(page.getByRole("heading", { name: "Inga respondenter ännu" })).toBeVisible();
    expect(await db.select().from(respondents).where(eq(respondents.id, elin.id))).toEqual([]);
  });
});

test("what is answered or in use is not lost by accident", async ({ page }) => {
  test.slow();
  const { user, survey } = await setUpAnswered();
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}`);
  await expect(page.getByRole("combobox", { name: "Type" })).toBeDisabled();
  await page.getByRole("button", { name: "Delete question 1" }).click();
  await expect(page.getByRole("dialog")).toContainText("1 person has answered it.");
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.goto(`/surveys/${survey.id}/variables`);
  await expect(page.getByRole("textbox", { name: "Name" })).not.toBeEditable();
  await page.getByRole("button", { name: "Delete variable 1" }).click();
  await expect(page.getByRole("dialog")).toContainText("OrderId is in use");
  await page.getByRole("button", { name: "Close" }).click();
  await openMenu(page, "More");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("dialog")).toContainText("“After purchase” is in use");
  await page.getByRole("button", { name: "Close" }).click();
  await openMenu(page, "More");
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page.getByRole("heading", { name: "After purchase (copy)" })).toBeVisible();
  await openMenu(page, "More");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete survey" }).click();
  await expect(page).toHaveURL(/\/surveys$/);
  await expect(page.getByRole("link", { name: "After purchase" })).toHaveCount(1);
});

test("a viewer reads all of it and can change none of it", async ({ page }) => {
  test.slow();
  const { user, survey, elin } = await setUpAnswered("viewer");
  await signIn(page, user.email);
  await page.goto("/surveys/new");
  await expect(page).toHaveURL(/\/surveys$/);
  await expect(page.getByRole("link", { name: "Create survey" })).toBeHidden();
  for (const tab of ["", "/variables", "/settings"]) {
    await page.goto(`/surveys/${survey.id}${tab}`);
    await expect(page.getByText("Your role may look but not change.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save" })).toBeHidden();
    await expect(page.getByRole("button", { name: "More" })).toBeHidden();
    await expectAccessible(page);
  }
  await page.goto(`/respondents/${elin.id}`);
  await expect(page.getByText("It came in two days.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Erase this person's data" })).toBeHidden();
  const refused = await page.request.get(`/respondents/${elin.id}/data`);
  expect(refused.status()).toBe(403);
});
