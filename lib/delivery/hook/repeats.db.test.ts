import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { deliveries, invitations } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { anna, mappedHookForTests } from "../testing-mapped-hook";

const db = await testDatabase();
const { automation, hook } = await mappedHookForTests(db);

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
