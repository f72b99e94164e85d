import { expect, type Page, test } from "@playwright/test";
import { makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import type { Question } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible, expectAccessibleEverywhere } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const at = (op: "lte" | "gte", value: number) => ({ field: "answers.nps", op, value });
const questions: Question[] = [
  { key: "nps", type: "nps", title: { en: "Recommend?", sv: "Rekommendera?" }, required: true },
  { key: "why", type: "text", title: { en: "What went wrong?" }, required: false, showIf: at("lte", 6) },
  {
    key: "best",
    type: "text",
    title: { en: "What was best?", sv: "Bäst?" },
    required: false,
    showIf: at("gte", 9),
  },
  {
    key: "never",
    type: "text",
    title: { en: "Both?", sv: "Båda?" },
    required: false,
    showIf: { all: [at("lte", 2), at("gte", 9)] },
  },
  { key: "call", type: "consent", title: { en: "Call me", sv: "Ring mig" }, required: true },
];

async function open(page: Page) {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const survey = await makeSurvey(db, workspace.id, {
    title: "After purchase",
    languages: ["en", "sv"],
    questions,
  });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "admin", { passwordHash });
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}`);
  return survey;
}

const titles = (page: Page) =>
  page
    .locator("li[id^=question-]")
    .evaluateAll((rows) =>
      rows.map((row) => row.querySelector("button[aria-expanded] .font-semibold")?.textContent),
    );

test("an admin sees the ways, mends what is warned of, and moves, copies and undoes by keyboard", async ({
  page,
}) => {
  test.slow();
  const survey = await open(page);
  await expect(page.getByRole("heading", { name: "3 ways through, 2 to 3 questions" })).toBeVisible();
  const map = page.getByRole("group", { name: "This way through: questions 1, 2, 5" });
  await map.getByRole("link", { name: "Go to question 5" }).click();
  await expect(page.locator("#question-4")).toBeFocused();
  await page.getByRole("button", { name: "The next way" }).click();
  await expect(page.getByText("Way 2 of 3")).toBeVisible();
  await page.getByText("All ways as a list").click();
  await page.getByRole("button", { name: "Way 3: questions 1, 3, 5 (3)" }).click();
  await expect(page.getByText("Way 3 of 3")).toBeVisible();
  await expect(page.getByText("No answers lead to this question: it is never shown.")).toBeVisible();
  await expectAccessibleEverywhere(page, "editor");

  await expect(page.getByText("everybody who says no is shut out")).toBeVisible();
  await page.getByRole("button", { name: "Question 5: Let it be left out" }).click();
  await expect(page.getByText("everybody who says no is shut out")).toBeHidden();
  await page.getByRole("button", { name: "Question 2: Write it Swedish" }).click();
  await page
    .locator("#question-1")
    .getByRole("textbox", { name: "Question", exact: true })
    .fill("Vad gick fel?");
  await expect(page.getByText("Not all of it is written in")).toHaveCount(0);

  await page.getByRole("button", { name: "Duplicate question 5" }).click();
  expect(await titles(page)).toEqual([
    "1. Rekommendera?",
    "2. Vad gick fel?",
    "3. Bäst?",
    "4. Båda?",
    "5. Ring mig",
    "6. Ring mig",
  ]);
  await page.locator("#question-5").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.locator("#question-3")).toBeFocused();
  expect((await titles(page))[3]).toBe("4. Ring mig");
  await page.getByRole("button", { name: "Undo" }).click();
  expect((await titles(page))[4]).toBe("5. Ring mig");
  const grip = page.getByTitle(/^Drag question 6\./);
  await grip.hover();
  const { x, y } = (await grip.boundingBox())!;
  await page.mouse.down();
  // It is dragged once it has moved a little; the page scrolls to the target after that.
  await page.mouse.move(x + 12, y - 12, { steps: 3 });
  for (let moves = 0; moves < 2; moves++)
    await page.locator("#question-0").hover({ position: { x: 120 + moves, y: 20 } });
  await page.mouse.up();
  await expect.poll(async () => (await titles(page))[0]).toBe("1. Ring mig");
  await page.getByRole("button", { name: "Delete question 5" }).click();
  await expect(page.getByText("No answers lead to this question")).toBeHidden();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  const saved = (await db.query.surveys.findFirst({ where: (s, { eq: is }) => is(s.id, survey.id) }))!;
  expect(saved.questions.map(({ key, required }) => [key, required])).toEqual([
    ...[
      ["call", false],
      ["nps", true],
      ["why", false],
      ["best", false],
    ],
    ["call_me", false],
  ]);
});

test.describe("på svenska", () => {
  test.use({ locale: "sv-SE" });

  test("the ways and warnings are in Swedish", async ({ page }) => {
    await open(page);
    await expect(page.getByRole("heading", { name: "3 vägar igenom, 2 till 3 frågor" })).toBeVisible();
    await expect(page.getByText("alla som säger nej stängs ute")).toBeVisible();
    await expectAccessible(page);
  });
});
