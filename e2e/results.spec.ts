import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { makeRespondent, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { hashPassword } from "@/lib/auth/password/password";
import { findVisitor } from "@/lib/respondent/queries";
import { submitResponse, takePage } from "@/lib/response/submit";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const title = { en: "Would you recommend us?" };

/** Answers of two plans: one promoter in two of this week, all detractors in the week before. */
async function setUp() {
  const workspace = await makeWorkspace(db, { createdAt: new Date() });
  const user = await makeUser(db, workspace.id, "viewer", { passwordHash: await hashPassword(password) });
  const survey = await makeSurvey(db, workspace.id, {
    variables: [{ name: "Plan", type: "list", options: ["Free", "Pro"], required: false }],
    questions: [
      { key: "nps", type: "nps", title, required: true },
      { key: "why", type: "text", title: { en: "Why?" }, required: false },
    ],
  });
  const answer = async (days: number, nps: number, plan: string, why: string) => {
    const { token } = await makeRespondent(db, survey, { variables: { Plan: plan } });
    const answers = new Map([
      ["nps", String(nps)],
      ["why", why],
    ]);
    await submitResponse(db, token, answers, new Date(Date.now() - days * 86_400_000));
  };
  for (let i = 0; i < 3; i += 1) await answer(10, 2, "Pro", `Late ${i}`);
  for (let i = 0; i < 12; i += 1) await answer(1, i % 2 === 0 ? 10 : 8, i < 2 ? "Free" : "Pro", `Good ${i}`);
  return { user, survey };
}

test("results are told for a period and for some people, beside the period before, and exported so", async ({
  page,
}) => {
  test.slow();
  const { user, survey } = await setUp();
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}/results`);
  await expect(page.getByText("NPS", { exact: true })).toBeVisible();

  const choose = async (filter: RegExp, choice: string) => {
    const option = page.getByRole("menuitem", { name: choice });
    await expect(async () => {
      await page.getByRole("button", { name: filter }).click();
      await expect(option).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await option.click();
  };
  await choose(/^How far back/, "Last 7 days");
  await expect(page.getByText("NPS, up 150 from the 7 days before")).toBeVisible();
  await expect(page.getByText("12 texts")).toBeVisible();
  await expect(page.getByText("Fewer than 10 answered in the 7 days before")).toBeVisible();
  await expect(page.getByRole("row", { name: /^Pro 10 / })).toContainText("50");
  await expect(page.getByRole("row", { name: /^Free 2 / })).toContainText("too few: 10 at least");
  await expect(page.getByText("Nothing is compared below 10 answers in both periods.")).toBeVisible();
  await page.getByText("Show as a table").first().click();
  await expect(page.getByRole("table", { name: /^One point a week/ })).toContainText("12");
  await expectAccessible(page);
  await choose(/^Plan:/, "Pro");
  await expect(page).toHaveURL(/range=7d&with\.Plan=Pro/);
  await expect(page.getByText("10 texts")).toBeVisible();
  await expectAccessible(page);

  const csv = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const lines = (await readFile(await (await csv).path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(11);
  expect(lines.slice(1).every((line) => line.includes(",Pro,") && line.includes("Good"))).toBe(true);

  await page.getByRole("link", { name: "Clear all" }).click();
  await expect(page.getByText("12 texts")).toBeVisible();
  await expect(page.getByText("Good 1", { exact: true })).toBeHidden();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByText("Good 1", { exact: true })).toBeVisible();
  await expect(page.getByText("Good 11", { exact: true })).toBeHidden();
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page.getByText("Good 11", { exact: true })).toBeVisible();

  await page.goto(`/surveys/${survey.id}/results`);
  await expect(page.getByRole("row", { name: /^Would you recommend us\? 15 15/ })).toBeVisible();
  await choose(/^Score:/, "0 to 6");
  await expect(page.getByText("Late 2", { exact: true })).toBeVisible();
  await expect(page.getByText("Good 11", { exact: true })).toBeHidden();
  await page.getByRole("searchbox", { name: "Search in comments" }).fill("late 1");
  await page.getByRole("searchbox", { name: "Search in comments" }).press("Enter");
  await expect(page.getByText("Late 2", { exact: true })).toBeHidden();
  await expect(page.getByText("Late 1", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/score=low&q=late\+1#comments$/);
  await expectAccessible(page);

  const labels = page.waitForEvent("download");
  await choose(/^With labels/, "CSV");
  const [heading] = (await readFile(await (await labels).path(), "utf8")).split("\r\n");
  expect(heading).toMatch(/,Plan,Would you recommend us\?,Why\?$/);

  await page.goto(`/surveys/${survey.id}/results?with.Plan=Gold&after=nonsense`);
  await expect(page.getByRole("heading", { name: "No answers for this choice" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Plan: Gold" })).toBeVisible();
});

test("where people stop is told by question, and leads to the question", async ({ page }) => {
  const workspace = await makeWorkspace(db, { createdAt: new Date() });
  const user = await makeUser(db, workspace.id, "admin", { passwordHash: await hashPassword(password) });
  const survey = await makeSurvey(db, workspace.id, {
    questions: [
      { key: "nps", type: "nps", title, required: true },
      { key: "what", type: "text", title: { en: "What was best?" }, required: true, page: 2 },
      { key: "more", type: "text", title: { en: "Anything else?" }, required: false, page: 3 },
    ],
  });
  const post = async (token: string, number: number, key: string, value: string) => {
    const posted = { page: number, go: "next" as const, given: new Map([[key, value]]) };
    expect((await takePage(db, (await findVisitor(db, token))!, posted, new Date())).ok).toBe(true);
  };
  for (let i = 0; i < 22; i += 1) {
    const { token } = await makeRespondent(db, survey);
    await post(token, 1, "nps", String(i % 11));
    if (i < 11) await post(token, 2, "what", `Wool ${i}`);
    if (i < 10) await post(token, 3, "more", "");
  }
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}/results`);
  await expect(page.getByText("22 people began, 10 finished: 45%.")).toBeVisible();
  await expect(page.getByRole("row", { name: /^What was best\? 22 11 ?50% 11/ })).toBeVisible();
  await expect(
    page.getByText("11 of the 12 who have not finished went no further than “What was best?”"),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Open the question" }).click();
  await expect(page).toHaveURL(/#question-1$/);
});
