import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { surveys } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { apiForTests, type Json } from "./testing";

const db = await testDatabase();
let api: Awaited<ReturnType<typeof apiForTests>>;
let other: Awaited<ReturnType<typeof apiForTests>>;

beforeAll(async () => {
  api = await apiForTests(db);
  other = await apiForTests(db);
});

const support = {
  title: "Support",
  languages: ["en", "sv"],
  status: "open",
  variables: [
    { name: "OrderId", type: "text", format: "text", required: false },
    { name: "Score", type: "text", format: "numeric" },
    { name: "Plan", type: "list", options: ["Free", "Pro"] },
    { name: "Bought", type: "date" },
  ],
  questions: [{ key: "nps", type: "nps", title: { en: "Recommend?", sv: "Rekommendera?" }, required: true }],
};

describe("surveys", () => {
  it("are made, read, changed, listed and deleted", async () => {
    const made = await api.call("POST", "/surveys", support);
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ ...support, kind: "hosted", url: null });
    expect(made.json.variables[0]).toEqual({
      name: "OrderId",
      type: "text",
      format: "text",
      required: false,
    });
    const { id } = made.json;
    expect((await api.get(`/surveys/${id}`)).json).toEqual(made.json);
    const changed = await api.call("PATCH", `/surveys/${id}`, { status: "closed" });
    expect(changed.json).toMatchObject({ title: "Support", status: "closed" });
    expect((await api.get("/surveys")).json.data.map((survey: { id: string }) => survey.id)).toContain(id);
    expect((await api.call("DELETE", `/surveys/${id}`)).status).toBe(204);
    expect((await api.get(`/surveys/${id}`)).json).toMatchObject({ status: 404, code: "not_found" });
  });

  it("are not there for another workspace", async () => {
    const { id } = (await api.call("POST", "/surveys", support)).json;
    for (const [method, path, body] of [
      ["GET", `/surveys/${id}`],
      ["PATCH", `/surveys/${id}`, { title: "Mine" }],
      ["DELETE", `/surveys/${id}`],
      ["GET", `/surveys/${id}/respondents`],
      ["GET", `/surveys/${id}/responses`],
      ["GET", `/surveys/${id}/responses?format=csv`],
    ] as const) {
      expect((await other.call(method, path, body)).status, `${method} ${path}`).toBe(404);
    }
    expect((await other.get("/surveys")).json.data).toEqual([]);
    expect((await api.get(`/surveys/${id}`)).json.title).toBe("Support");
  });

  it("take an answer of GET back, changed in one place", async () => {
    const { json } = await api.call("POST", "/surveys", support);
    const changed = await api.call("PATCH", `/surveys/${json.id}`, { ...json, title: "Changed" });
    expect(changed.json).toMatchObject({ title: "Changed", questions: json.questions });
  });

  it("may be external: https, a fixed host, known merge fields", async () => {
    const external = { title: "There", kind: "external", url: "https://forms.example.com/r?e={{email}}" };
    const made = await api.call("POST", "/surveys", external);
    expect(made).toMatchObject({
      status: 201,
      json: { kind: "external", url: external.url, status: "open" },
    });
    for (const url of ["http://forms.example.com", "https://{{email}}/x", "javascript:alert(1)", null]) {
      const refused = await api.call("POST", "/surveys", { ...external, url });
      expect(refused.json, String(url)).toMatchObject({ status: 422, errors: [{ field: "url" }] });
    }
  });

  it.each([
    [{}, "title", "missing_field"],
    [{ title: " " }, "title", "missing_field"],
    [{ title: "x".repeat(201) }, "title", "too_long"],
    [{ title: "x", languages: [] }, "languages", "too_few"],
    [{ title: "x", languages: ["klingon!"] }, "languages[0]", "invalid_language"],
    [{ title: "x", languages: ["pt-BR", "pt_br"] }, "languages[1]", "duplicate"],
    [{ title: "x", status: "shut" }, "status", "not_in_list"],
    [{ title: "x", titel: "y" }, "titel", "unknown_field"],
    [{ title: "x", variables: [{ name: "A", type: "number" }] }, "variables[0].type", "invalid_value"],
    [{ title: "x", variables: [{ name: "email", type: "text" }] }, "variables[0].name", "reserved"],
    [{ title: "x", variables: [{ name: "A", type: "list" }] }, "variables[0].options", "missing_field"],
    [
      { title: "x", variables: [{ name: "A", type: "text", format: "regex" }] },
      "variables[0].pattern",
      "missing_field",
    ],
    [
      { title: "x", variables: [{ name: "A", type: "text", format: "regex", pattern: "(?=a)" }] },
      "variables[0].pattern",
      "invalid_pattern",
    ],
    [
      {
        title: "x",
        variables: Array.from({ length: 11 }, (_, n) => ({
          ...{ name: `A${n}`, type: "text", format: "regex", pattern: `[A-Z]{${n + 1}}` },
        })),
      },
      "variables",
      "too_complex",
    ],
    [
      {
        title: "x",
        variables: [{ name: "A", type: "text", format: "regex", pattern: "[\\p{L}\\p{N}]{1,1000}!" }],
      },
      "variables[0].pattern",
      "too_complex",
    ],
    [
      {
        title: "x",
        variables: [
          { name: "A", type: "date" },
          { name: "a", type: "date" },
        ],
      },
      "variables[1].name",
      "duplicate",
    ],
    [{ title: "x", questions: [{ key: "a", type: "nps" }] }, "questions[0].title", "missing_field"],
    [
      { title: "x", questions: [{ key: "a", type: "single", title: { en: "?" } }] },
      "questions[0].options",
      "missing_field",
    ],
    [
      { title: "x", questions: [{ key: "a", type: "rating", title: { en: "?" }, scale: 11 }] },
      "questions[0].scale",
      "out_of_range",
    ],
    [
      { title: "x", questions: [{ key: "a", type: "nps", title: { sv: "?" } }] },
      "questions[0].title",
      "missing_field",
    ],
    [{ title: "a\u0000b" }, "title", "invalid_characters"],
  ])("refuse %j", async (body, field, code) => {
    const refused = await api.call("POST", "/surveys", body);
    const top = code === "too_complex" ? code : "invalid_request";
    expect(refused.json).toMatchObject({ status: 422, code: top });
    expect(refused.json.errors).toContainEqual({ field, code, message: expect.any(String) });
  });

  it("take options as texts, or as values with a label", async () => {
    const options = ["Fast", { value: "slow", label: "Slow" }, { value: "so", label: { en: "So so" } }];
    const questions = [{ key: "how", type: "single", title: { en: "How?" }, options }];
    const made = await api.call("POST", "/surveys", { title: "x", questions });
    expect(made.json.questions[0].options).toEqual([
      { value: "Fast", label: { en: "Fast" } },
      { value: "slow", label: { en: "Slow" } },
      { value: "so", label: { en: "So so" } },
    ]);
  });

  it("count a text that is changed as translated anew in all that is sent with it, and keep other marks", async () => {
    const welcome = { en: "Hi", sv: "Hej" };
    const made = await api.call("POST", "/surveys", { title: "x", languages: ["en", "sv"], welcome });
    const path = `/surveys/${made.json.id}`;
    const { json } = await api.call("PATCH", path, { welcome: { ...welcome, en: "Hello" } });
    expect(json.outdated).toEqual({});
    const outdated = { welcome: { sv: "Good day" } };
    await db.update(surveys).set({ outdated }).where(eq(surveys.id, made.json.id));
    const whole = (await api.get(path)).json;
    expect((await api.call("PATCH", path, whole)).json.outdated).toEqual(outdated);
    expect((await api.call("PATCH", path, { welcome })).json.outdated).toEqual({});
  });

  it("are paged, newest first, by a cursor that is opaque", async () => {
    const made = [];
    for (let i = 0; i < 5; i++) made.push((await other.call("POST", "/surveys", { title: `s${i}` })).json.id);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { json }: { json: Json } = await other.get(
        `/surveys?limit=2${cursor ? `&cursor=${cursor}` : ""}`,
      );
      seen.push(...json.data.map((survey: { id: string }) => survey.id));
      cursor = json.nextCursor;
    }
    expect(seen.sort()).toEqual(made.sort());
    for (const query of ["limit=0", "limit=201", "limit=abc", "limit=1.5", "limit=1&limit=2", "cursor=x"]) {
      expect((await other.get(`/surveys?${query}`)).json, query).toMatchObject({
        status: 422,
        errors: [{ field: query.split("=")[0] }],
      });
    }
    expect((await other.get("/surveys?limit=&cursor=")).json.data).toHaveLength(5);
  });
});
