import { expect, test } from "@playwright/test";
import { makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import type { Question } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { expectAccessible } from "./accessible";
import { openDatabase } from "./database";
import { password, signIn } from "./sign-in";

const db = openDatabase();
test.afterAll(() => db.$client.end({ timeout: 1 }));

const low = { field: "answers.happy", op: "lte" as const, value: 2 };
const questions: Question[] = [
  { key: "happy", type: "csat", title: { en: "How did it go?", sv: "Hur gick det?" }, required: true },
  {
    ...{ key: "why", type: "text", required: true, page: 2, showIf: low },
    title: { en: "What went wrong, {{firstName|friend}}?", sv: "Vad gick fel?" },
  },
  { key: "more", type: "text", title: { en: "Anything else?", sv: "Något mer?" }, required: false, page: 3 },
];

async function setUp() {
  const workspace = await makeWorkspace(db, { name: "Tuva & Ask" });
  const survey = await makeSurvey(db, workspace.id, {
    ...{ title: "After the visit", languages: ["en", "sv"], status: "draft", questions },
    welcome: { en: "Welcome, {{firstName|you}}." },
    thankYou: [
      {
        when: low,
        text: { en: "We are sorry: {{answers.why}}" },
        link: null,
        redirect: "https://example.com/",
      },
      { when: null, text: { en: "Nice!" }, link: null, redirect: null },
    ],
  });
  const passwordHash = await hashPassword(password);
  const user = await makeUser(db, workspace.id, "viewer", { passwordHash, name: "Tuva Ask" });
  return { survey, user };
}

const storedOf = async (surveyId: string) => [
  await db.query.respondents.findMany({ where: (r, { eq }) => eq(r.surveyId, surveyId) }),
  await db.query.responses.findMany({ where: (r, { eq }) => eq(r.surveyId, surveyId) }),
  await db.query.partialResponses.findMany({ where: (r, { eq }) => eq(r.surveyId, surveyId) }),
];

test("a member tries a draft page by page, is judged and thanked, and nothing is stored", async ({
  page,
}) => {
  const { survey, user } = await setUp();
  await signIn(page, user.email);
  await page.goto(`/surveys/${survey.id}`);
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Test", exact: true }).click();
  const paper = await opened;
  await expect(paper.getByText("Welcome, Tuva.")).toBeVisible();
  await expect(paper.getByText("nothing is stored, nobody is told")).toBeVisible();
  await expectAccessible(paper);
  await paper.getByRole("button", { name: "Next" }).click();
  await expect(paper.getByRole("alert")).toContainText("How did it go?");
  await paper.getByRole("radio").nth(1).check({ force: true });
  await paper.getByRole("button", { name: "Next" }).click();
  await expect(paper.getByText("What went wrong, Tuva?")).toBeVisible();
  await paper.getByRole("button", { name: "Back" }).click();
  await expect(paper.getByRole("radio").nth(1)).toBeChecked();
  await paper.getByRole("button", { name: "Next" }).click();
  await paper.getByRole("textbox").fill("It was late");
  await paper.getByRole("button", { name: "Next" }).click();
  await paper.getByRole("button", { name: "Svenska" }).click();
  await expect(paper.getByText("Något mer?")).toBeVisible();
  await paper.getByRole("button", { name: "Skicka" }).click();
  await expect(paper.getByText("We are sorry: It was late")).toBeVisible();
  await expectAccessible(paper);
  expect(await storedOf(survey.id)).toEqual([[], [], []]);

  await paper.getByRole("link", { name: "Begin again" }).click();
  await expect(paper.getByText("Welcome, Tuva.")).toBeVisible();
});

test("nobody else tries it: who is not signed in signs in, another workspace finds nothing", async ({
  page,
}) => {
  const { survey } = await setUp();
  const other = await setUp();
  const path = `/surveys/${survey.id}/test`;
  await page.goto(path);
  await expect(page).toHaveURL(/sign-in/);
  const post = async () => (await page.request.post(path, { form: { ":go": "next" } })).status();
  expect(await post()).toBe(401);
  await signIn(page, other.user.email);
  expect((await page.request.get(path)).status()).toBe(404);
  expect(await post()).toBe(404);
});
