import { beforeAll, describe, expect, it } from "vitest";
import { makeAutomation, makeSurvey } from "@/db/factories";
import { erasures, respondents } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId, newToken } from "@/lib/ids";
import { apiForTests, caller } from "./testing";

const db = await testDatabase();
let api: Awaited<ReturnType<typeof apiForTests>>;
let other: Awaited<ReturnType<typeof apiForTests>>;

beforeAll(async () => {
  api = await apiForTests(db);
  other = await apiForTests(db);
});

async function invited(email: string, over: Parameters<typeof makeSurvey>[2] = {}) {
  const survey = await makeSurvey(db, api.workspace.id, over);
  const token = newToken();
  await db.insert(respondents).values({
    id: newId("respondent"),
    workspaceId: api.workspace.id,
    surveyId: survey.id,
    email,
    firstName: "=cmd|' /C calc'!A0",
    language: "en",
    variables: { OrderId: "A-1" },
    token,
    createdAt: new Date(),
  });
  return { survey, token };
}

describe("respondents and responses", () => {
  it("are listed without the secret of the personal link", async () => {
    const { survey, token } = await invited("ada@example.com");
    const { json, text } = await api.get(`/surveys/${survey.id}/respondents`);
    expect(json).toMatchObject({ data: [{ email: "ada@example.com", answeredAt: null }], nextCursor: null });
    expect(text).not.toContain(token);
    expect((await api.get(`/surveys/${survey.id}/respondents?search=grace`)).json.data).toEqual([]);
  });

  it("are reported by an external tool, once", async () => {
    const { survey, token } = await invited("ada@example.com", {
      kind: "external",
      url: "https://forms.example.com/{{token}}",
      questions: [],
    });
    const report = { token, answers: { nps: 9 }, completedAt: "20261001T100000+0200" };
    expect((await other.call("POST", "/responses", report)).status).toBe(404);
    const first = await api.call("POST", "/responses", report);
    expect(first).toMatchObject({
      status: 201,
      json: { surveyId: survey.id, answers: { nps: 9 }, completedAt: "2026-10-01T08:00:00.000Z" },
    });
    const again = await api.call("POST", "/responses", { ...report, answers: { nps: 1 } });
    expect(again).toMatchObject({ status: 200, json: first.json });
    expect((await api.call("POST", "/responses", { token: "no" })).status).toBe(404);
    expect((await api.call("POST", "/responses", {})).json.errors).toMatchObject([{ field: "token" }]);
    expect((await api.get(`/surveys/${survey.id}/responses`)).json.data).toMatchObject([
      { email: "ada@example.com", answers: { nps: 9 }, variables: { OrderId: "A-1" } },
    ]);
    const csv = await api.get(`/surveys/${survey.id}/responses?format=csv`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const [header, line] = csv.text.split("\r\n");
    expect(header).toBe("responseId,completedAt,email,firstName,lastName,language,nps");
    expect(line).toMatch(/^res_\w+,2026-10-01T08:00:00.000Z,ada@example.com,'=cmd\|' \/C calc'!A0,,en,9$/);
    expect((await api.get(`/surveys/${survey.id}/responses?format=xml`)).status).toBe(422);
  });
});

describe("exporting a person's data", () => {
  it("gives what is stored in the workspace, to admins alone", async () => {
    await invited("export.me@example.com");
    const mine = await api.get("/respondents?email=Export.Me%40example.com");
    expect(mine.json).toMatchObject({
      email: "export.me@example.com",
      respondents: [{ email: "export.me@example.com" }],
    });
    expect((await other.get("/respondents?email=export.me@example.com")).json).toMatchObject({
      respondents: [],
      runs: [],
    });
    const viewer = await apiForTests(db, "viewer");
    expect((await viewer.get("/respondents?email=export.me@example.com")).status).toBe(403);
  });
});

describe("erasing a person", () => {
  it("takes them out of the workspace, and out of no other", async () => {
    const { survey } = await invited("erase.me@example.com");
    expect((await other.call("DELETE", "/respondents?email=erase.me@example.com")).json).toMatchObject({
      respondents: 0,
    });
    expect((await api.call("DELETE", "/respondents?email=Erase.Me%40example.com")).json).toMatchObject({
      respondents: 1,
    });
    expect((await api.get(`/surveys/${survey.id}/respondents`)).json.data).toEqual([]);
  });

  it("says from when on requests are still being searched", async () => {
    await invited("search.me@example.com");
    const address = "search.me@example.com";
    await db.insert(erasures).values({
      ...{ id: newId("erasure"), workspaceId: api.workspace.id, address },
      ...{ fromId: "dlv_0", beforeId: "dlv_1", beganAt: new Date() },
    });
    const erase = async () => (await api.call("DELETE", `/respondents?email=${address}`)).json;
    await db.transaction(async (tx) => {
      // Whoever searches a slice has it locked.
      await tx.select().from(erasures).for("update");
      expect((await erase()).searching).toEqual({ before: expect.stringMatching(/^2026-.*Z$/) });
    });
    expect(await erase()).not.toHaveProperty("searching");
  });

  it("needs an address", async () => {
    for (const query of ["", "?email=", "?email=nobody"])
      expect((await api.call("DELETE", `/respondents${query}`)).json, query).toMatchObject({
        status: 422,
        errors: [{ field: "email" }],
      });
  });
});

describe("suppressions", () => {
  it("are added, listed and lifted, whatever the letter case", async () => {
    const added = await api.call("POST", "/suppressions", { email: "Ada@Example.com" });
    expect(added).toMatchObject({ status: 201, json: { reason: "manual", surveyId: null } });
    const stronger = await api.call("POST", "/suppressions", {
      email: "ada@example.com",
      reason: "complained",
    });
    expect(stronger.json).toMatchObject({ id: added.json.id, reason: "complained" });
    expect((await api.get("/suppressions?reason=complained")).json.data).toHaveLength(1);
    expect((await api.get("/suppressions?email=ADA@example.com")).json.data).toHaveLength(1);
    expect((await other.get("/suppressions")).json.data).toEqual([]);
    expect((await other.call("DELETE", "/suppressions/ada@example.com")).status).toBe(404);
    expect((await api.call("DELETE", "/suppressions/ADA%40example.com")).status).toBe(204);
    expect((await api.call("DELETE", "/suppressions/ada@example.com")).status).toBe(404);
  });

  it("refuse what is no address, no reason, or another workspace's survey", async () => {
    const refused = (body: object) => api.call("POST", "/suppressions", body);
    expect((await refused({ email: "x" })).json).toMatchObject({
      status: 422,
      errors: [{ code: "invalid_email" }],
    });
    expect((await refused({ email: "a@b.se", reason: "because" })).status).toBe(422);
    expect((await refused({})).json.errors).toMatchObject([{ field: "email", code: "missing_field" }]);
    const survey = await makeSurvey(db, other.workspace.id);
    expect((await refused({ email: "a@b.se", surveyId: survey.id })).status).toBe(404);
    expect((await api.call("DELETE", "/suppressions/nobody")).status).toBe(422);
  });
});

describe("workspaces", () => {
  it("are made by an owner's token, with a token of their own, and share nothing", async () => {
    const { automation } = await makeAutomation(db, { workspaceId: api.workspace.id });
    const made = await api.call("POST", "/workspaces", { name: "Shop" });
    expect(made).toMatchObject({
      status: 201,
      json: { id: expect.stringMatching(/^wsp_/), token: expect.stringMatching(/^sht_.{32,}$/) },
    });
    const call = caller(made.json.token);
    expect((await call("GET", "/automations")).json.data).toEqual([]);
    expect((await call("GET", `/automations/${automation.id}`)).status).toBe(404);
    expect((await call("POST", "/surveys", { title: "Theirs" })).status).toBe(201);
    expect((await call("POST", "/workspaces", { name: "Third" })).status).toBe(201);
    expect((await api.call("POST", "/workspaces", { name: " " })).status).toBe(422);
  });
});
