import { gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/db";
import { makeAutomation, makeMessage, makeSurvey, makeWorkspace } from "@/db/factories";
import {
  automations,
  deliveries,
  idempotencyKeys,
  invitations,
  respondents,
  runs,
  surveys,
} from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { hookForTests } from "./testing";

let db: Db;
let hook: ReturnType<typeof hookForTests>;
let workspaceId: string;
let surveyId: string;
let messageId: string;

beforeAll(async () => {
  db = await testDatabase();
  hook = hookForTests(db);
  workspaceId = (await makeWorkspace(db)).id;
  surveyId = (
    await makeSurvey(db, workspaceId, {
      languages: ["en", "sv"],
      variables: [{ name: "OrderId", type: "text", required: false }],
    })
  ).id;
  messageId = (await makeMessage(db, workspaceId)).id;
});

const fields = ["EmailAddress", "FirstName", "LastName", "Language", "OrderId"].map((name) => ({
  name,
  path: name,
  required: name === "EmailAddress",
}));
const mapping = {
  EmailAddress: "email",
  FirstName: "firstName",
  LastName: "lastName",
  Language: "language",
  OrderId: "OrderId",
};

async function automation(over: Record<string, unknown> = {}) {
  const made = await makeAutomation(db, {
    workspaceId,
    surveyId,
    messageId,
    status: "enabled",
    fields,
    mapping,
    ...over,
  });
  return { id: made.automation.id, key: made.key };
}

const anna = { EmailAddress: "anna@example.com", FirstName: "Anna", Language: "sv" };

describe("keys", () => {
  it.each([
    ["a Bearer header", {}, "", (key: string) => ({ authorization: `Bearer ${key}` })],
    ["an X-API-Key header", {}, "", (key: string) => ({ "x-api-key": key })],
  ])("takes %s", async (_name, _none, _query, headers) => {
    const { id, key } = await automation();
    expect((await hook.post(id, anna, { headers: headers(key) })).status).toBe(200);
  });

  it.each(["apiKey", "APIKEY", "api_key", "Key"])("takes the query parameter %s", async (name) => {
    const { id, key } = await automation();
    expect((await hook.post(id, anna, { query: `${name}=${key}` })).status).toBe(200);
  });

  it("refuses a key in the URL where that is turned off, and still takes it in a header", async () => {
    const { id, key } = await automation({ allowKeyInUrl: false });
    expect((await hook.post(id, anna, { query: `key=${key}` })).json.code).toBe("invalid_key");
    expect((await hook.post(id, anna, { key })).status).toBe(200);
  });

  it("answers an unknown hook and a wrong key with the same bytes", async () => {
    const { id } = await automation();
    const wrong = await hook.post(id, anna, { key: "shk_wrong" });
    const unknown = await hook.post("aut_nobody", anna, { key: "shk_wrong" });
    expect(wrong.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
    const { "x-request-id": a, ...wrongHeaders } = wrong.headers;
    const { "x-request-id": b, ...unknownHeaders } = unknown.headers;
    expect(unknownHeaders).toEqual(wrongHeaders);
    expect(wrongHeaders["www-authenticate"]).toBe("Bearer");
  });

  it("asks for a key before it looks at the id", async () => {
    expect((await hook.post("aut_nobody", anna)).json).toMatchObject({ status: 401, code: "missing_key" });
  });
});

describe("answers", () => {
  it("schedules, filters and rejects each respondent on its own", async () => {
    const { id, key } = await automation({
      filter: { field: "Language", op: "equals", value: "sv" },
      delay: { duration: "P2D" },
    });
    const { status, json, headers } = await hook.post(
      id,
      [anna, { ...anna, Language: "en" }, { EmailAddress: "no", Language: "sv" }],
      { key },
    );
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "x-request-id": expect.stringMatching(/^req_/),
    });
    expect(json).toMatchObject({ mode: "live", accepted: 1, filtered: 1, duplicates: 0, rejected: 1 });
    expect(json.results).toMatchObject([
      { index: 0, status: "scheduled", sendAt: "2026-11-26T08:00:00.000Z" },
      { index: 1, status: "filtered", reason: 'Language equals "sv": got "en"' },
      { index: 2, status: "rejected", errors: [{ field: "EmailAddress", code: "invalid_email" }] },
    ]);
    const stored = await db
      .select()
      .from(runs)
      .where(eq(runs.deliveryId, json.deliveryId))
      .orderBy(runs.position);
    expect(stored.map(({ status }) => status)).toEqual(["scheduled", "filtered", "rejected"]);
    expect(stored[2]!.failure).toMatchObject({ kind: "sender", code: "invalid_data" });
    const [invitation] = await db.select().from(invitations).where(eq(invitations.runId, stored[0]!.id));
    expect(invitation).toMatchObject({
      status: "scheduled",
      email: "anna@example.com",
      sendAt: new Date("2026-11-26T08:00:00Z"),
    });
    const [respondent] = await db
      .select()
      .from(respondents)
      .where(eq(respondents.id, invitation!.respondentId));
    expect(respondent).toMatchObject({ firstName: "Anna", language: "sv", surveyId });
  });

  it("keeps the payload byte for byte, with long integers and __proto__ as data", async () => {
    const { id, key } = await automation();
    const body =
      '{ "EmailAddress":"a@example.com", "OrderId": 12345678901234567890, "__proto__": {"x": 1}, "OrderId": 98765432109876543210 }';
    const { json } = await hook.post(id, body, { key });
    const [delivery] = await db.select().from(deliveries).where(eq(deliveries.id, json.deliveryId));
    expect(delivery!.body!.toString()).toBe(body);
    expect(delivery!.notes).toEqual([expect.stringContaining("twice")]);
    const [run] = await db.select().from(runs).where(eq(runs.deliveryId, json.deliveryId));
    expect(run!.mapped!.variables).toEqual({ OrderId: "98765432109876543210" });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it("answers 400 all_rejected with results and keeps the delivery", async () => {
    const { id, key } = await automation();
    const { status, json, headers } = await hook.post(id, [{}, { EmailAddress: 5 }], { key });
    expect(status).toBe(400);
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(json).toMatchObject({
      code: "all_rejected",
      rejected: 2,
      deliveryId: expect.stringMatching(/^dlv_/),
    });
    expect(json.results[0].errors).toMatchObject([{ field: "EmailAddress", code: "missing_field" }]);
    expect(await db.select().from(deliveries).where(eq(deliveries.id, json.deliveryId))).toHaveLength(1);
  });

  it.each<[string, unknown, Record<string, string>, number, string]>([
    ["broken JSON", '{"a":', {}, 400, "invalid_json"],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), {}, 400, "invalid_encoding"],
    ["a number", "5", {}, 400, "not_an_object"],
    ["only elements that are no objects", "[1, null]", {}, 400, "not_an_object"],
    ["nothing", " ", {}, 400, "empty_body"],
    ["an empty list", "[]", {}, 400, "empty_body"],
    ["33 levels", "[".repeat(33) + "]".repeat(33), {}, 400, "too_deep"],
    ["1,001 respondents", JSON.stringify(Array(1001).fill({})), {}, 413, "too_many_respondents"],
    ["more than 1 MiB", `"${"x".repeat(1024 * 1024)}"`, {}, 413, "body_too_large"],
    [
      "a gzip bomb",
      gzipSync(Buffer.alloc(2 * 1024 * 1024, 32)),
      { "content-encoding": "gzip" },
      413,
      "body_too_large",
    ],
    [
      "half a gzip stream",
      gzipSync("{}").subarray(0, 12),
      { "content-encoding": "gzip" },
      400,
      "invalid_encoding",
    ],
    ["XML", "<a/>", { "content-type": "text/xml" }, 415, "unsupported_media_type"],
    [
      "another charset",
      "{}",
      { "content-type": "application/json; charset=latin1" },
      415,
      "unsupported_media_type",
    ],
    ["brotli", "{}", { "content-encoding": "br" }, 415, "unsupported_encoding"],
    ["a key with blanks", "{}", { "idempotency-key": "a b" }, 400, "invalid_idempotency_key"],
  ])("refuses %s", async (_name, body, headers, status, code) => {
    const { id, key } = await automation();
    const answer = await hook.post(id, body, { key, headers });
    expect(answer.json).toMatchObject({
      status,
      code,
      type: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(answer.status).toBe(status);
  });

  it("takes 32 levels", async () => {
    const { id, key } = await automation();
    const body = `{"EmailAddress":"a@example.com","deep":${"[".repeat(31)}${"]".repeat(31)}}`;
    expect((await hook.post(id, body, { key })).status).toBe(200);
  });

  it.each<[string, string | Buffer, Record<string, string>]>([
    ["gzip", gzipSync(JSON.stringify(anna)), { "content-encoding": "gzip" }],
    ["a byte order mark", `\uFEFF${JSON.stringify(anna)}`, {}],
    ["no content type", JSON.stringify(anna), { "content-type": "" }],
    ["a +json type", JSON.stringify(anna), { "content-type": "application/cloudevents+json; charset=UTF-8" }],
    [
      "a form",
      "EmailAddress=anna%40example.com&FirstName=%C3%85sa",
      { "content-type": "application/x-www-form-urlencoded" },
    ],
    [
      "a multipart form with a file",
      '--b\r\ncontent-disposition: form-data; name="EmailAddress"\r\n\r\nanna@example.com\r\n--b\r\ncontent-disposition: form-data; name="f"; filename="x.txt"\r\n\r\nhello\r\n--b--\r\n',
      { "content-type": "multipart/form-data; boundary=b" },
    ],
  ])("takes %s", async (_name, body, headers) => {
    const { id, key } = await automation();
    expect((await hook.post(id, body, { key, headers })).json).toMatchObject({ accepted: 1 });
  });

  it.each(["GET", "HEAD", "PUT", "DELETE"])("answers %s with 405 and Allow", async (method) => {
    const answer = await hook.post("aut_x", "", { method });
    expect(answer).toMatchObject({ status: 405, headers: { allow: "POST, OPTIONS" } });
  });

  it("answers OPTIONS with 204", async () => {
    expect(await hook.post("aut_x", "", { method: "OPTIONS" })).toMatchObject({ status: 204, text: "" });
  });
});

describe("modes", () => {
  it("captures as a test while the automation is a draft", async () => {
    const { id, key } = await automation({ status: "draft", surveyId: null, messageId: null, mapping: {} });
    const { status, json } = await hook.post(id, anna, { key });
    expect(status).toBe(200);
    expect(json).toMatchObject({ mode: "test", results: [{ status: "test" }] });
  });

  it.each(["disabled", "paused"])("holds while the automation is %s", async (state) => {
    const { id, key } = await automation({ status: state });
    const { status, json } = await hook.post(id, anna, { key });
    expect(status).toBe(202);
    expect(json).toMatchObject({ mode: "held", accepted: 1, results: [{ status: "held" }] });
  });

  it("decides a dry run in full and stores nothing, also for a disabled automation", async () => {
    const { id, key } = await automation({ status: "disabled" });
    const { status, json } = await hook.post(id, [anna, {}], {
      key,
      query: "dryRun=1",
      headers: { "idempotency-key": "dry" },
    });
    expect(status).toBe(200);
    expect(json).toEqual({
      mode: "dry_run",
      accepted: 1,
      filtered: 0,
      duplicates: 0,
      rejected: 1,
      results: [
        {
          index: 0,
          status: "scheduled",
          sendAt: "2026-11-24T08:00:00.000Z",
          mapped: {
            email: "anna@example.com",
            firstName: "Anna",
            lastName: null,
            language: "sv",
            variables: {},
          },
        },
        { index: 1, status: "rejected", errors: [expect.objectContaining({ code: "missing_field" })] },
      ],
    });
    expect(await db.select().from(deliveries).where(eq(deliveries.automationId, id))).toHaveLength(0);
    expect(await db.select().from(idempotencyKeys).where(eq(idempotencyKeys.automationId, id))).toHaveLength(
      0,
    );
  });

  it("decides by what the automation is now, not by what it was at the last request", async () => {
    const { id, key } = await automation();
    expect((await hook.post(id, anna, { key })).json.mode).toBe("live");
    await db
      .update(automations)
      .set({ filter: { field: "Language", op: "equals", value: "en" } })
      .where(eq(automations.id, id));
    expect((await hook.post(id, anna, { key })).json.filtered).toBe(1);
    await db.update(automations).set({ status: "paused" }).where(eq(automations.id, id));
    expect((await hook.post(id, anna, { key })).json.mode).toBe("held");
  });
});

describe("idempotency", () => {
  it("gives the first answer again and does nothing", async () => {
    const { id, key } = await automation();
    const headers = { "idempotency-key": "order-1" };
    const first = await hook.post(id, anna, { key, headers });
    const second = await hook.post(id, anna, { key, headers });
    expect(second.text).toBe(first.text);
    expect(second.headers["idempotency-replayed"]).toBe("true");
    expect(first.headers["idempotency-replayed"]).toBeUndefined();
    expect(await db.select().from(deliveries).where(eq(deliveries.automationId, id))).toHaveLength(1);
  });

  it("refuses another body under the same key, and keeps automations apart", async () => {
    const [one, two] = [await automation(), await automation()];
    const headers = { "webhook-id": "msg_1" };
    expect((await hook.post(one.id, anna, { key: one.key, headers })).status).toBe(200);
    expect(
      (await hook.post(one.id, { ...anna, FirstName: "B" }, { key: one.key, headers })).json,
    ).toMatchObject({ status: 422, code: "idempotency_key_reused" });
    expect((await hook.post(two.id, { ...anna, FirstName: "B" }, { key: two.key, headers })).status).toBe(
      200,
    );
  });

  it("remembers all_rejected, and not what could not be read", async () => {
    const { id, key } = await automation();
    const headers = { "idempotency-key": "k" };
    expect((await hook.post(id, "{", { key, headers })).json.code).toBe("invalid_json");
    const first = await hook.post(id, {}, { key, headers });
    expect(first.json.code).toBe("all_rejected");
    const second = await hook.post(id, {}, { key, headers });
    expect(second.text).toBe(first.text);
    expect(second.headers["idempotency-replayed"]).toBe("true");
  });

  it("takes one of many at once, and answers the others 409 or the same", async () => {
    const { id, key } = await automation();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => hook.post(id, anna, { key, headers: { "idempotency-key": "race" } })),
    );
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(await db.select().from(deliveries).where(eq(deliveries.automationId, id))).toHaveLength(1);
  });
});

describe("duplicates", () => {
  it("takes each value of the dedupe field once, and only taken respondents use one up", async () => {
    const { id, key } = await automation({
      dedupeField: "OrderId",
      filter: { field: "FirstName", op: "not_equals", value: "Bo" },
    });
    const of = (order: unknown, name = "Anna") => ({ ...anna, FirstName: name, OrderId: order });
    expect((await hook.post(id, of("7", "Bo"), { key })).json.filtered).toBe(1);
    const { json } = await hook.post(id, [of("7"), of(7), of("8")], { key });
    expect(json.results.map(({ status }: { status: string }) => status)).toEqual([
      "scheduled",
      "duplicate",
      "scheduled",
    ]);
    expect(json).toMatchObject({ accepted: 2, duplicates: 1 });
    const headers = { "idempotency-key": "again" };
    const again = await hook.post(id, of("8"), { key, headers });
    expect(again.json).toMatchObject({ accepted: 0, duplicates: 1 });
    expect((await hook.post(id, of("8"), { key, headers })).text).toBe(again.text);
    expect(await db.select().from(invitations).where(eq(invitations.automationId, id))).toHaveLength(2);
  });
});

describe("limits and health", () => {
  it("answers 429 with the headers once the bucket is empty, and fills it again", async () => {
    const { id, key } = await automation({ rateLimitPerMinute: 60 });
    expect((await hook.post(id, Array(100).fill(anna), { key })).json.accepted).toBe(100);
    const { status, json, headers } = await hook.post(id, anna, { key });
    expect(status).toBe(429);
    expect(json.code).toBe("rate_limited");
    expect(headers).toMatchObject({ "retry-after": "41", "ratelimit-policy": '"respondents";q=60;w=60' });
    hook.state.now = new Date(hook.state.now.getTime() + 42_000);
    expect((await hook.post(id, anna, { key })).status).toBe(200);
  });

  it("answers 200 when the survey is closed, and the run fails by set-up", async () => {
    const closed = await makeSurvey(db, workspaceId, { status: "open" });
    const { id, key } = await automation({ surveyId: closed.id, mapping: { EmailAddress: "email" } });
    await db.update(surveys).set({ status: "closed" }).where(eq(surveys.id, closed.id));
    const { status, json } = await hook.post(id, anna, { key });
    expect({ status, accepted: json.accepted }).toEqual({ status: 200, accepted: 1 });
    const [run] = await db.select().from(runs).where(eq(runs.id, json.results[0].runId));
    expect(run!.failure).toMatchObject({ kind: "setup", code: "survey_closed" });
    const [row] = await db.select().from(automations).where(eq(automations.id, id));
    expect(row!.failuresInARow).toBe(1);
  });

  it("disables at the tenth failed delivery in a row, and a success resets the count", async () => {
    const { id, key } = await automation({ autoDisableAfter: 10 });
    const read = async () => (await db.select().from(automations).where(eq(automations.id, id)))[0]!;
    for (let i = 0; i < 9; i++) await hook.post(id, i % 2 ? "{" : {}, { key });
    expect(await read()).toMatchObject({ status: "enabled", failuresInARow: 9 });
    await hook.post(id, {}, { key: "shk_stranger" });
    await hook.post(id, {}, { key, query: "dryRun=1" });
    await hook.post(id, [anna, {}], { key });
    expect(await read()).toMatchObject({ status: "enabled", failuresInARow: 0 });
    await Promise.all(Array.from({ length: 100 }, () => hook.post(id, {}, { key })));
    expect(await read()).toMatchObject({
      status: "disabled",
      failuresInARow: 10,
      disabledReason: expect.stringContaining("10 deliveries in a row"),
    });
    expect((await hook.post(id, anna, { key })).json.mode).toBe("held");
  });

  it("never disables where the limit is null", async () => {
    const { id, key } = await automation({ autoDisableAfter: null });
    for (let i = 0; i < 15; i++) await hook.post(id, {}, { key });
    expect((await db.select().from(automations).where(eq(automations.id, id)))[0]).toMatchObject({
      status: "enabled",
      failuresInARow: 15,
    });
  });
});
