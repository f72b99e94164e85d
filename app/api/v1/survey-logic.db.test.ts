import { beforeAll, describe, expect, test } from "vitest";
import { makeRespondent } from "@/db/factories";
import { partialResponses } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { apiForTests, type Json } from "./testing";

const db = await testDatabase();
let api: Awaited<ReturnType<typeof apiForTests>>;
beforeAll(async () => {
  api = await apiForTests(db);
});

const title = { en: "Question" };
const choices = ["a", "b"].map((value) => ({ value, label: { en: value } }));
const low = { field: "answers.nps", op: "lte", value: 6 };
const everyType = [
  { key: "nps", type: "nps", title, required: true },
  { key: "csat", type: "csat", title, required: false },
  { key: "ces", type: "ces", title, required: false, showIf: low },
  { key: "stars", type: "rating", scale: 5, style: "stars", title, required: false },
  { key: "one", type: "single", options: choices, other: true, title, required: false },
  { key: "some", type: "multiple", options: choices, other: true, title, required: false, page: 2 },
  { key: "grid", type: "matrix", rows: choices, columns: choices, title, required: true, page: 2 },
  { key: "rank", type: "ranking", options: choices, title, required: false, page: 2 },
  { key: "say", type: "statement", title: { en: "You gave {{answers.nps|-}}" }, required: false, page: 2 },
  { key: "text", type: "text", long: true, maxLength: 10, title, required: false, page: 3 },
  { key: "number", type: "number", min: 0, max: 20, title, required: false, page: 3 },
  { key: "date", type: "date", title, required: false, page: 3 },
  { key: "consent", type: "consent", title, required: true, page: 3 },
];
const full = {
  title: "All",
  languages: ["en"],
  variables: [{ name: "Plan", type: "list", options: ["Free", "Pro"] }],
  questions: everyType,
  welcome: { en: "Hello **{{firstName|you}}**" },
  thankYou: [
    {
      when: { all: [low, { field: "variables.Plan", op: "equals", value: "Pro" }] },
      text: { en: "Sorry" },
      link: { url: "https://example.com/", label: { en: "Talk" } },
      redirect: null,
    },
    { when: null, text: { en: "Thanks" }, link: null, redirect: "https://example.com/thanks" },
  ],
  closesAt: "2999-12-01T00:00:00.000Z",
};

const ask = (...questions: Json[]) => ({ title: "T", questions });
const q = (key: string, over: Json = {}) => ({ key, type: "nps", title, ...over });

describe("a survey that asks why", () => {
  test("is made, read and changed as it was written", async () => {
    const made = await api.call("POST", "/surveys", full);
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject(full);
    const changed = await api.call("PATCH", `/surveys/${made.json.id}`, { title: "Other" });
    expect(changed.json).toMatchObject({ ...full, title: "Other" });
  });

  test("is closed from its closing date on, by itself", async () => {
    const { json } = await api.call("POST", "/surveys", { ...full, closesAt: "2020-01-01T00:00:00Z" });
    expect(json).toMatchObject({ status: "closed", closesAt: "2020-01-01T00:00:00.000Z" });
    expect((await api.get(`/surveys/${json.id}`)).json.status).toBe("closed");
    const opened = await api.call("PATCH", `/surveys/${json.id}`, { closesAt: null });
    expect(opened.json).toMatchObject({ status: "open", closesAt: null });
  });

  test.each<[string, Json, string, string]>([
    [
      "an unknown question",
      ask(q("a", { showIf: { field: "answers.b", op: "exists" } })),
      "questions[0].showIf",
      "unknown_question",
    ],
    [
      "an unknown variable",
      ask(q("a", { showIf: { field: "variables.X", op: "exists" } })),
      "questions[0].showIf",
      "unknown_variable",
    ],
    [
      "an unknown field",
      ask(q("a", { showIf: { field: "email", op: "exists" } })),
      "questions[0].showIf",
      "unknown_field",
    ],
    [
      "a later question",
      ask(q("a", { showIf: { field: "answers.b", op: "exists" } }), q("b")),
      "questions[0].showIf",
      "later_question",
    ],
    [
      "itself",
      ask(q("a", { showIf: { field: "answers.a", op: "exists" } })),
      "questions[0].showIf",
      "later_question",
    ],
    [
      "a later page",
      ask(q("a", { page: 2 }), q("b", { showIf: { field: "answers.a", op: "exists" } })),
      "questions[1].showIf",
      "later_question",
    ],
    [
      "a text without an answer",
      ask(q("a", { type: "statement" }), q("b", { showIf: { field: "answers.a", op: "exists" } })),
      "questions[1].showIf",
      "unanswered_question",
    ],
    [
      "a value of another type",
      ask(q("a"), q("b", { showIf: { field: "answers.a", op: "lte", value: "2026-11-24" } })),
      "questions[1].showIf",
      "invalid_type",
    ],
    [
      "an operator that is none",
      ask(q("a"), q("b", { showIf: { field: "answers.a", op: "like", value: 1 } })),
      "questions[1].showIf.op",
      "not_in_list",
    ],
    [
      "an unknown question in a text",
      ask(q("a", { title: { en: "{{answers.x}}" } })),
      "questions[0].title.en",
      "unknown_question",
    ],
    [
      "an unknown question in the thanks",
      { ...ask(q("a")), thankYou: [{ when: { field: "answers.x", op: "exists" }, text: title }] },
      "thankYou[0].when",
      "unknown_question",
    ],
    [
      "a redirect that is not https",
      { ...ask(q("a")), thankYou: [{ text: title, redirect: "http://example.com" }] },
      "thankYou[0].redirect",
      "invalid_url",
    ],
    [
      "a link that is not https",
      { ...ask(q("a")), thankYou: [{ text: title, link: { url: "javascript:alert(1)", label: title } }] },
      "thankYou[0].link.url",
      "invalid_url",
    ],
    [
      "a style that is none",
      ask(q("a", { type: "rating", style: "hearts" })),
      "questions[0].style",
      "not_in_list",
    ],
    [
      "a matrix without rows",
      ask(q("a", { type: "matrix", columns: choices })),
      "questions[0].rows",
      "missing_field",
    ],
    [
      "bounds that cross",
      ask(q("a", { type: "number", min: 2, max: 1 })),
      "questions[0].max",
      "out_of_range",
    ],
    ["a page that is none", ask(q("a", { page: 0 })), "questions[0].page", "out_of_range"],
    ["a moment that is none", { ...ask(q("a")), closesAt: "soon" }, "closesAt", "invalid_date"],
  ])("is refused with %s", async (_, body, field, code) => {
    const { status, json } = await api.call("POST", "/surveys", body);
    expect(status).toBe(422);
    expect(json.errors).toEqual([expect.objectContaining({ field, code })]);
  });

  test("tells which question is meant", async () => {
    const { json } = await api.call(
      "POST",
      "/surveys",
      ask(q("a", { showIf: { field: "answers.zz", op: "exists" } })),
    );
    expect(json.errors[0].message).toContain("zz");
  });

  test("takes a report's answers by its logic, and gives them back in JSON and CSV", async () => {
    const survey = (await api.call("POST", "/surveys", full)).json;
    const person = { id: survey.id, workspaceId: api.workspace.id };
    const answers = {
      ...{ nps: 9, csat: 5, ces: 3, stars: 4, one: { other: "my, own" }, some: ["b", { other: "x" }] },
      ...{
        grid: { a: "b", b: "a" },
        rank: ["b", "a"],
        text: "why",
        number: 20,
        date: "2026-11-24",
        consent: true,
      },
    };
    const { token } = await makeRespondent(db, person);
    const made = await api.call("POST", "/responses", { token, answers });
    expect(made.status).toBe(201);
    const { ces: _dropped, ...kept } = answers;
    expect(made.json.answers).toEqual(kept);
    const csv = (await api.get(`/surveys/${survey.id}/responses?format=csv`)).text;
    const [heading, line] = csv.split("\r\n");
    expect(heading).toMatch(
      /,Plan,nps,csat,ces,stars,one,some,grid\.a,grid\.b,rank,text,number,date,consent$/,
    );
    expect(line).toMatch(/,9,5,,4,"my, own",b; x,b,a,b; a,why,20,2026-11-24,true$/);
  });

  test.each<[Json, string]>([
    [{ one: { other: " " } }, "answers.one"],
    [{ one: { other: "x", more: 1 } }, "answers.one.more"],
    [{ some: ["a", "c"] }, "answers.some"],
    [{ grid: { a: "a" } }, "answers.grid"],
    [{ grid: { a: "a", b: "z" } }, "answers.grid"],
    [{ grid: { a: "a", b: "b", c: "a" } }, "answers.grid"],
    [{ rank: ["a", "a"] }, "answers.rank"],
    [{ rank: ["a", "z"] }, "answers.rank"],
    [{ csat: 0 }, "answers.csat"],
    [{ ces: 8, nps: 1 }, "answers.ces"],
    [{ number: 21 }, "answers.number"],
    [{ date: "2026-02-30" }, "answers.date"],
    [{ text: "elevenchars" }, "answers.text"],
    [{ consent: false }, "answers.consent"],
  ])("refuses %j", async (wrong, field) => {
    const survey = (await api.call("POST", "/surveys", full)).json;
    const { token } = await makeRespondent(db, { id: survey.id, workspaceId: api.workspace.id });
    const right = { nps: 9, grid: { a: "a", b: "b" }, consent: true };
    const { status, json } = await api.call("POST", "/responses", { token, answers: { ...right, ...wrong } });
    expect(status).toBe(422);
    expect(json.errors.map((error: Json) => error.field)).toEqual([field]);
  });

  test("lists what was begun only where it is asked for, each with its status", async () => {
    const survey = (await api.call("POST", "/surveys", full)).json;
    const person = { id: survey.id, workspaceId: api.workspace.id };
    const [begun, done] = [await makeRespondent(db, person), await makeRespondent(db, person)];
    const at = new Date("2026-11-24T09:00:00Z");
    await db.insert(partialResponses).values({
      ...{ id: "res_01", workspaceId: api.workspace.id, surveyId: survey.id, respondentId: begun.id },
      ...{ language: "en", answers: { nps: 3 }, page: 2, startedAt: at, touchedAt: at },
    });
    await api.call("POST", "/responses", { token: done.token });
    const list = async (query: string) =>
      (await api.get(`/surveys/${survey.id}/responses${query}`)).json.data.map(
        ({ respondentId, status, completedAt }: Json) => [respondentId, status, completedAt !== null],
      );
    const [partial, complete] = [
      [begun.id, "partial", false],
      [done.id, "complete", true],
    ];
    expect(await list("")).toEqual([complete]);
    expect(await list("?status=complete")).toEqual([complete]);
    expect(await list("?status=partial")).toEqual([partial]);
    expect(await list("?status=all")).toEqual([complete, partial]);
    expect(await list("?status=all&limit=1")).toEqual([complete]);
    expect((await api.get(`/surveys/${survey.id}/responses?status=other`)).status).toBe(422);
    const csv = (await api.get(`/surveys/${survey.id}/responses?format=csv&status=all`)).text;
    expect(csv.split("\r\n")[0]).toContain("language,status,Plan");
  });

  test("gives one that is only begun, with its tag, until it is complete under the same id", async () => {
    const survey = (await api.call("POST", "/surveys", full)).json;
    const person = await makeRespondent(db, { id: survey.id, workspaceId: api.workspace.id });
    const at = new Date("2026-11-24T09:00:00Z");
    await db.insert(partialResponses).values({
      ...{ id: "res_begun", workspaceId: api.workspace.id, surveyId: survey.id, respondentId: person.id },
      ...{ language: "en", answers: { nps: 3 }, page: 2, startedAt: at, touchedAt: at },
    });
    const begun = await api.get("/responses/res_begun");
    expect(begun).toMatchObject({ status: 200, json: { status: "partial", answers: { nps: 3 } } });
    expect(begun.json).toMatchObject({ email: person.email, completedAt: null, updatedAt: at.toISOString() });
    const [listed] = (await api.get(`/surveys/${survey.id}/responses?status=partial`)).json.data;
    expect(begun.json).toEqual(listed);
    const seen = { "if-none-match": begun.headers.get("etag")! };
    const again = await api.call("GET", "/responses/res_begun", undefined, seen);
    expect(again.status).toBe(304);
    const followed = await api.call("PATCH", "/responses/res_begun", { followUp: "open" });
    expect(followed).toMatchObject({ status: 409, json: { code: "conflict" } });
    const other = await apiForTests(db);
    expect((await other.get("/responses/res_begun")).status).toBe(404);
    expect((await other.call("PATCH", "/responses/res_begun", { followUp: "open" })).status).toBe(404);

    const answers = { nps: 9, grid: { a: "a", b: "b" }, consent: true };
    await api.call("POST", "/responses", { token: person.token, answers });
    expect((await api.get("/responses/res_begun")).json).toMatchObject({
      ...{ id: "res_begun", status: "complete", answers: { nps: 9 } },
    });
  });
});
