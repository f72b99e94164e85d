import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { deliveries, invitations, respondents, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { describeFaults } from "@/lib/reason/fault-sentence";
import { anna, mappedHookForTests } from "../testing-mapped-hook";

const db = await testDatabase();
const { automation, hook, surveyId } = await mappedHookForTests(db);

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
      {
        index: 1,
        status: "filtered",
        reason: 'Language equals "sv": got "en"',
        reasonCode: "filter_not_met",
        reasonDetails: { field: "Language", op: "equals", value: "sv", got: "en" },
      },
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
    expect(delivery!.notes).toEqual([{ code: "key_twice" }]);
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

  it("keeps what was wrong as facts, and tells of it in the words of the answer, which a repeat gives again", async () => {
    const { id, key } = await automation();
    const sent = [{ EmailAddress: "åsa@x.se" }, null, { EmailAddress: ["a@x.se"] }];
    const options = { key, headers: { "idempotency-key": "facts" } };
    const first = await hook.post(id, sent, options);
    expect((await hook.post(id, sent, options)).text).toBe(first.text);
    const stored = await db
      .select()
      .from(runs)
      .where(eq(runs.deliveryId, first.json.deliveryId))
      .orderBy(runs.position);
    expect(stored.flatMap(({ errors }) => errors)).toEqual([
      { field: "EmailAddress", code: "invalid_email", why: "not_ascii" },
      { field: "[1]", code: "invalid_type", wanted: "object", got: null, index: 1 },
      { field: "EmailAddress", code: "invalid_email", got: { kind: "list" } },
    ]);
    for (const [place, { errors }] of stored.entries())
      expect(describeFaults(errors!)).toEqual(first.json.results[place].errors);
  });

  it.each(["GET", "HEAD", "PUT", "DELETE"])("answers %s with 405 and Allow", async (method) => {
    const answer = await hook.post("aut_x", "", { method });
    expect(answer).toMatchObject({ status: 405, headers: { allow: "POST, OPTIONS" } });
  });

  it("answers OPTIONS with 204", async () => {
    expect(await hook.post("aut_x", "", { method: "OPTIONS" })).toMatchObject({ status: 204, text: "" });
  });
});
