import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { makeInvitation, makeRespondent } from "@/db/factories";
import { surveys } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import type { apiForTests } from "./testing";
import { automationsForTests } from "./testing-automations";

const db = await testDatabase();
let api: Awaited<ReturnType<typeof apiForTests>>;
let create: Awaited<ReturnType<typeof automationsForTests>>["create"];
let surveyId: string;

beforeAll(async () => {
  const made = await automationsForTests(db);
  ({ api, create } = made);
  surveyId = made.minimal.surveyId;
});

/** One of each that can be read, changed and deleted alone, with a change that it takes. */
async function things(): Promise<{ path: string; change: object }[]> {
  const survey = (await api.call("POST", "/surveys", { title: "One" })).json.id;
  const content = { en: { subject: "Hi", body: "{{surveyLink}}" } };
  const message = (await api.call("POST", "/messages", { name: "One", kind: "invitation", content })).json.id;
  return [
    { path: `/surveys/${survey}`, change: { title: "Two" } },
    { path: `/messages/${message}`, change: { name: "Two" } },
    { path: `/automations/${(await create()).id}`, change: { name: "Two" } },
    { path: "/workspace", change: { name: "Two" } },
  ];
}

describe("a change that names what was read", () => {
  it("is made where nothing has changed, and refused where something has", async () => {
    for (const { path, change } of await things()) {
      const read = await api.get(path);
      const etag = read.headers.get("etag")!;
      expect(etag, path).toMatch(/^"[\w-]+"$/);
      const made = await api.call("PATCH", path, change, { "if-match": `"other", ${etag}` });
      expect(made.status, path).toBe(200);
      expect(made.headers.get("etag")).toBe((await api.get(path)).headers.get("etag"));
      for (const stale of [etag, `W/${made.headers.get("etag")}`, '"nonsense"', "nonsense"]) {
        const refused = await api.call(
          "PATCH",
          path,
          { name: "Three", title: "Three" },
          { "if-match": stale },
        );
        expect(refused.status === 422 || refused.status === 412, `${path} ${stale}`).toBe(true);
      }
      const name = "title" in change ? "title" : "name";
      const refused = await api.call("PATCH", path, { [name]: "Three" }, { "if-match": etag });
      expect(refused.json).toMatchObject({ status: 412, code: "changed_meanwhile" });
      expect((await api.get(path)).json[name]).toBe("Two");
      expect((await api.call("PATCH", path, { [name]: "Four" })).status).toBe(200);
      expect((await api.call("PATCH", path, { [name]: "Five" }, { "if-match": "*" })).status).toBe(200);
      if (path === "/workspace") continue;
      expect((await api.call("DELETE", path, undefined, { "if-match": etag })).status).toBe(412);
      const now = (await api.get(path)).headers.get("etag")!;
      expect((await api.call("DELETE", path, undefined, { "if-match": now })).status).toBe(204);
      expect((await api.call("PATCH", path, { [name]: "Six" }, { "if-match": "*" })).status).toBe(404);
    }
  });

  it("is made once, however many come at once", async () => {
    for (const { path, change } of await things()) {
      const etag = (await api.get(path)).headers.get("etag")!;
      const answers = await Promise.all(
        [1, 2, 3, 4].map((i) => {
          const [name] = Object.keys(change);
          return api.call("PATCH", path, { [name!]: `By ${i}` }, { "if-match": etag });
        }),
      );
      expect(answers.map(({ status }) => status).sort(), path).toEqual([200, 412, 412, 412]);
    }
  });

  it("of an automation is not refused for requests that came in", async () => {
    const { id } = await create();
    const etag = (await api.get(`/automations/${id}`)).headers.get("etag")!;
    const [survey] = await db.select().from(surveys).where(eq(surveys.id, surveyId));
    await makeInvitation(db, id, await makeRespondent(db, survey!));
    const read = await api.get(`/automations/${id}`);
    expect(Object.values(read.json.runs)).toContain(1);
    expect(read.headers.get("etag")).toBe(etag);
    const changed = await api.call("PATCH", `/automations/${id}`, { name: "B" }, { "if-match": etag });
    expect(changed.status).toBe(200);
  });
});

describe("a thing that is known already", () => {
  it("is not sent again", async () => {
    const path = `/surveys/${surveyId}`;
    const etag = (await api.get(path)).headers.get("etag")!;
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const answer = await api.call("GET", path, undefined, { "if-none-match": known });
      expect([answer.status, answer.text, answer.headers.get("etag")]).toEqual([304, "", etag]);
    }
    expect((await api.call("GET", path, undefined, { "if-none-match": '"x"' })).status).toBe(200);
  });

  it("is sent where its counts may have changed", async () => {
    const path = `/automations/${(await create()).id}`;
    const etag = (await api.get(path)).headers.get("etag")!;
    expect((await api.call("GET", path, undefined, { "if-none-match": etag })).status).toBe(200);
  });
});
