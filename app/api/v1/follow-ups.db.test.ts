import { beforeAll, describe, expect, test } from "vitest";
import { makeRespondent, makeSurvey } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { countOpenFollowUps, listFollowUps } from "@/lib/response/follow-up";
import { apiForTests, type Json } from "./testing";

const db = await testDatabase();
let api: Awaited<ReturnType<typeof apiForTests>>;
let survey: Awaited<ReturnType<typeof makeSurvey>>;
beforeAll(async () => {
  api = await apiForTests(db);
  survey = await makeSurvey(db, api.workspace.id, {
    questions: [
      { key: "nps", type: "nps", title: { en: "Recommend?" }, required: true },
      { key: "why", type: "text", title: { en: "Why?" }, required: false },
    ],
  });
});

async function answered(answers: Json = { nps: 2, why: "It was late" }) {
  const { token } = await makeRespondent(db, survey, { firstName: "Elin" });
  return (await api.call("POST", "/responses", { token, answers })).json.id as string;
}

describe("following up a response", () => {
  test("puts it on the list, notes, marks it done, and takes it off", async () => {
    const id = await answered();
    expect((await api.get(`/responses/${id}`)).json).toMatchObject({ id, followUp: null, note: null });
    const opened = await api.call("PATCH", `/responses/${id}`, { followUp: "open", note: " Call her " });
    expect(opened).toMatchObject({ status: 200, json: { followUp: "open", note: "Call her" } });
    const listed = async (which: string) =>
      (await api.get(`/surveys/${survey.id}/responses?followUp=${which}`)).json.data.map((r: Json) => r.id);
    expect([await listed("open"), await listed("done")]).toEqual([[id], []]);
    expect(await countOpenFollowUps(db, api.workspace.id)).toBe(1);
    const [row] = (await listFollowUps(db, api.workspace.id, "open", { limit: 10 })).data;
    expect(row).toMatchObject({ id, name: "Elin", score: 2, comment: "It was late", note: "Call her" });

    const done = await api.call("PATCH", `/responses/${id}`, { followUp: "done" });
    expect(done.json).toMatchObject({ followUp: "done", note: "Call her" });
    expect([await listed("open"), await listed("done")]).toEqual([[], [id]]);
    expect((await api.call("PATCH", `/responses/${id}`, { followUp: null, note: null })).json).toMatchObject({
      ...{ followUp: null, note: null },
    });
    expect(await listed("done")).toEqual([]);
  });

  test("honours what was seen", async () => {
    const id = await answered();
    const { headers } = await api.get(`/responses/${id}`);
    const change = (followUp: string) =>
      api.call("PATCH", `/responses/${id}`, { followUp }, { "if-match": headers.get("etag")! });
    expect((await change("open")).status).toBe(200);
    expect((await change("done")).json).toMatchObject({ status: 412, code: "changed_meanwhile" });
  });

  test.each<[Json, string, string]>([
    [{ followUp: "later" }, "followUp", "not_in_list"],
    [{ note: "x".repeat(2001) }, "note", "too_long"],
    [{ followup: "open" }, "followup", "unknown_field"],
  ])("refuses %j", async (body, field, code) => {
    const { status, json } = await api.call("PATCH", `/responses/${await answered()}`, body);
    expect([status, json.errors[0]]).toEqual([422, expect.objectContaining({ field, code })]);
  });

  test("has an answer sent back as it came", async () => {
    const id = await answered();
    const { json } = await api.get(`/responses/${id}`);
    expect((await api.call("PATCH", `/responses/${id}`, { ...json, followUp: "open" })).status).toBe(200);
  });

  test("is nothing of another workspace's", async () => {
    const id = await answered();
    const other = await apiForTests(db);
    expect((await other.get(`/responses/${id}`)).status).toBe(404);
    expect((await other.call("PATCH", `/responses/${id}`, { followUp: "open" })).status).toBe(404);
    expect((await api.get(`/surveys/${survey.id}/responses?followUp=x`)).status).toBe(422);
  });

  test("is listed the longest waiting first, page by page", async () => {
    const fresh = await apiForTests(db);
    const own = await makeSurvey(db, fresh.workspace.id);
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      const { token } = await makeRespondent(db, own);
      const { id } = (await fresh.call("POST", "/responses", { token })).json;
      await fresh.call("PATCH", `/responses/${id}`, { followUp: "open" });
      ids.push(id);
    }
    const first = await listFollowUps(db, fresh.workspace.id, "open", { limit: 2 });
    const rest = await listFollowUps(db, fresh.workspace.id, "open", { limit: 2, cursor: first.nextCursor! });
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(ids);
  });
});
