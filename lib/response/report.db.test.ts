import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { newToken } from "../ids";
import { responsesAsCsv } from "./csv";
import { countProgress, eachResponse, listResponses } from "./queries";
import { reportResponse, responseInput } from "./report";

const db = await testDatabase();
const workspace = await makeWorkspace(db);
const now = new Date("2026-11-24T09:00:00.000Z");
const external = { kind: "external" as const, url: "https://forms.example.com/", questions: [] };
const report = (input: unknown, workspaceId = workspace.id) =>
  reportResponse(db, workspaceId, responseInput.parse(input), now);

describe("reportResponse", () => {
  test("keeps what an external tool reports, and the first report stands", async () => {
    const survey = await makeSurvey(db, workspace.id, { ...external, status: "closed" });
    const { token } = await makeRespondent(db, survey);
    const first = await report({
      token,
      answers: { q: "a", m: ["x"], n: 3 },
      completedAt: "2026-11-23T10:00:00+01:00",
    });
    expect(first).toMatchObject({
      created: true,
      response: { answers: { q: "a", m: ["x"], n: 3 }, completedAt: new Date("2026-11-23T09:00:00Z") },
    });
    const second = await report({ token, answers: { q: "b" } });
    expect(second).toEqual({ created: false, posts: 0, response: first.response });
  });

  test("needs neither answers nor a moment", async () => {
    const { token } = await makeRespondent(db, await makeSurvey(db, workspace.id, external));
    expect(await report({ token })).toMatchObject({
      created: true,
      response: { answers: {}, completedAt: now },
    });
  });

  test("does not know a token of another workspace, nor a made-up one", async () => {
    const { token } = await makeRespondent(db, await makeSurvey(db, workspace.id, external));
    const other = await makeWorkspace(db);
    await expect(report({ token }, other.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(report({ token: newToken() })).rejects.toMatchObject({ code: "not_found" });
  });

  test("checks the answers of a hosted survey", async () => {
    const { token } = await makeRespondent(db, await makeSurvey(db, workspace.id));
    await expect(report({ token, answers: { nps: 11, other: "x" } })).rejects.toMatchObject({
      code: "invalid_request",
      more: {
        errors: [
          { field: "answers.other", code: "unknown_field" },
          { field: "answers.nps", code: "invalid_value" },
        ],
      },
    });
    expect(await report({ token, answers: { nps: 10 } })).toMatchObject({
      response: { answers: { nps: 10 } },
    });
  });

  test("refuses a completion in the future, but forgives a clock that is a little ahead", async () => {
    const { token } = await makeRespondent(db, await makeSurvey(db, workspace.id, external));
    await expect(report({ token, completedAt: "2026-11-24T09:06:00Z" })).rejects.toMatchObject({
      code: "invalid_request",
    });
    expect(await report({ token, completedAt: "2026-11-24T09:04:00Z" })).toMatchObject({
      response: { completedAt: now },
    });
  });

  test.each([
    { token: "t", answers: { q: { deep: 1 } } },
    { token: "t", answers: { q: "\u0000" } },
    { token: "t", answers: { q: "x".repeat(5001) } },
    { token: "t", completedAt: "yesterday" },
    { token: "t", extra: 1 },
    {},
  ])("does not read %j", (input) => {
    expect(responseInput.safeParse(input).success).toBe(false);
  });
});

describe("responses of a survey", () => {
  let survey: Awaited<ReturnType<typeof makeSurvey>>;
  const emails: string[] = [];

  beforeAll(async () => {
    const variables = [{ name: "OrderId", type: "text" as const, required: false }];
    survey = await makeSurvey(db, workspace.id, { ...external, variables });
    for (let i = 0; i < 5; i += 1) {
      const respondent = await makeRespondent(db, survey, { variables: { OrderId: `SE-${i}` } });
      emails.unshift(respondent.email);
      await report({ token: respondent.token, answers: { n: i } });
    }
    await makeRespondent(db, survey);
  });

  test("are paged from the newest, and belong to one workspace", async () => {
    const first = await listResponses(db, workspace.id, survey.id, { limit: 3 });
    const second = await listResponses(db, workspace.id, survey.id, { limit: 3, cursor: first.nextCursor! });
    expect([...first.data, ...second.data].map(({ email }) => email)).toEqual(emails);
    expect(second.nextCursor).toBeNull();
    const other = await makeWorkspace(db);
    expect(await listResponses(db, other.id, survey.id, { limit: 3 })).toEqual({
      data: [],
      nextCursor: null,
    });
  });

  test("are exported whole, in portions", async () => {
    const csv = await text(
      responsesAsCsv(survey, eachResponse(db, workspace.id, survey.id, {}, 2), { answerKeys: ["n"] }),
    );
    const lines = csv.trimEnd().split("\r\n");
    expect(lines).toHaveLength(6);
    expect(lines[1]).toContain(",SE-4,4");
  });

  test("are filtered by language and time", async () => {
    const count = async (filter: Parameters<typeof listResponses>[4]) =>
      (await listResponses(db, workspace.id, survey.id, { limit: 50 }, filter)).data.length;
    expect(await count({ language: "sv" })).toBe(0);
    expect(await count({ since: now })).toBe(5);
    expect(await count({ until: now })).toBe(0);
  });

  test("are counted beside those who only opened, and all who were asked", async () => {
    expect(await countProgress(db, workspace.id, survey.id)).toEqual({
      respondents: 6,
      opened: 5,
      answered: 5,
    });
  });
});
