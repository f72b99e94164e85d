import { describe, expect, test } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { deliveries, type FieldFault, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { type FailureCode, failureOf } from "../failures";
import { newId } from "../ids";
import { findUnreadable, listCauses, replayCause } from "./causes";
import { listStretch } from "./list";
import { countWaitingReplays } from "./replay";

const db = await testDatabase();
const now = new Date();
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const here = { timeZone: "Asia/Kathmandu", now };

async function setUp() {
  const workspace = await makeWorkspace(db);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id });
  const deliver = async (over: Partial<typeof deliveries.$inferInsert> = {}) => {
    const id = newId("delivery");
    const base = { id, workspaceId: workspace.id, automationId: automation.id, mode: "live" as const };
    await db
      .insert(deliveries)
      .values({ ...base, receivedAt: now, status: 200, headers: {}, notes: [], respondents: 1, ...over });
    return id;
  };
  const deliveryId = await deliver();
  const add = async (over: Partial<typeof runs.$inferInsert>) => {
    const id = newId("run");
    const base = { id, workspaceId: workspace.id, automationId: automation.id, deliveryId, position: 0 };
    await db.insert(runs).values({ ...base, status: "failed", createdAt: now, updatedAt: now, ...over });
    return id;
  };
  const reject = (field: string, code: string, at = now, email: string | null = null) => {
    const message = `${field}: no`;
    return add({
      status: "rejected",
      email,
      errors: [{ field, code, message }],
      failure: failureOf("invalid_data", "map", at),
      createdAt: at,
    });
  };
  const fail = (code: FailureCode, message?: string) =>
    add({
      failure: failureOf(code, "send", now, message ? { said: message } : undefined),
      email: "elin.strand@example.com",
    });
  return { workspace, automation, deliver, add, reject, fail };
}

describe("the causes of what failed", () => {
  test("are told, and replayed, of the days asked for alone", async () => {
    const { workspace, automation, deliver, reject } = await setUp();
    for (const hours of [30, 20, 2]) await reject("OrderTotal", "invalid_type", hoursAgo(hours));
    const bad = { respondents: 0, code: "invalid_json" };
    for (const hours of [30, 20]) await deliver({ ...bad, receivedAt: hoursAgo(hours) });
    const span = { since: hoursAgo(24), until: hoursAgo(2) };
    expect(await listCauses(db, automation.id, { ...here, ...span })).toMatchObject([{ count: 1 }]);
    expect(await findUnreadable(db, automation.id, span)).toMatchObject({ count: 1 });
    const cause = { code: "invalid_type", field: "OrderTotal" };
    expect(await replayCause(db, workspace.id, automation.id, { ...cause, ...span }, now)).toBe(1);
    expect(await replayCause(db, workspace.id, automation.id, cause, now)).toBe(2);
  });

  test("of what is no object are one, and a field that is called like a place is a field", async () => {
    const { automation, add } = await setUp();
    const odd = (index: number): FieldFault => {
      return { field: `[${index}]`, code: "invalid_type", wanted: "object", got: null, index };
    };
    const old = { field: "[7]", code: "invalid_type", message: "Element 7 is nothing, not an object." };
    const field: FieldFault = { field: "[2]", code: "invalid_type", wanted: "number", got: "x" };
    for (const fault of [odd(0), odd(1), old, field]) await add({ status: "rejected", errors: [fault] });
    const causes = await listCauses(db, automation.id, here);
    expect(causes.map((cause) => `${cause.count} ${cause.field}`).sort()).toEqual(["1 [2]", "3 "]);
  });

  test("are told by code and field, the latest first, with when it was first and last", async () => {
    const { automation, add, reject, fail } = await setUp();
    await reject("OrderTotal", "invalid_type", hoursAgo(30));
    await reject("OrderTotal", "invalid_type", hoursAgo(2));
    await reject("EmailAddress", "invalid_type", hoursAgo(3));
    await fail("mail_auth", "535 no such user <elin.strand@example.com>");
    await add({ status: "sent" });
    const [mail, total, email, ...rest] = await listCauses(db, automation.id, here);
    expect(mail).toMatchObject({
      kind: "system",
      code: "mail_auth",
      field: "",
      count: 1,
      sample: "e•••@e•••.com",
      details: { said: "535 no such user <e•••@e•••.com>" },
    });
    expect(total).toMatchObject({ kind: "sender", code: "invalid_type", field: "OrderTotal", count: 2 });
    expect([total!.firstAt, total!.lastAt]).toEqual([hoursAgo(30), hoursAgo(2)]);
    expect(email).toMatchObject({ field: "EmailAddress", count: 1, sample: null });
    expect(rest).toEqual([]);
    expect(total!.days).toHaveLength(14);
    expect(total!.days.reduce((sum, count) => sum + count)).toBe(2);
  });

  test("are one for respondents that are no objects, wherever they stood", async () => {
    const { automation, reject } = await setUp();
    await reject("[0]", "invalid_type");
    await reject("[7]", "invalid_type");
    expect(await listCauses(db, automation.id, here)).toMatchObject([{ field: "", count: 2 }]);
  });

  test("lead to their runs", async () => {
    const { automation, reject } = await setUp();
    await reject("EmailAddress", "missing_field");
    const id = await reject("OrderTotal", "invalid_type");
    const cause = { code: "invalid_type", field: "OrderTotal" };
    const { data } = await listStretch(db, automation.id, { cause }, {}, 10);
    expect(data.map((run) => run.id)).toEqual([id]);
  });
});

test("one cause is replayed without the others, and once", async () => {
  const { workspace, automation, reject, fail } = await setUp();
  await reject("OrderTotal", "invalid_type");
  await reject("OrderTotal", "invalid_type");
  await reject("OrderTotal", "missing_field");
  await fail("mail_auth");
  const cause = { code: "invalid_type", field: "OrderTotal" };
  const other = await makeWorkspace(db);
  expect(await replayCause(db, other.id, automation.id, cause, now)).toBe(0);
  expect(await replayCause(db, workspace.id, automation.id, cause, now)).toBe(2);
  expect(await replayCause(db, workspace.id, automation.id, cause, now)).toBe(0);
  expect(await countWaitingReplays(db, automation.id)).toBe(2);
  const groups = await listCauses(db, automation.id, here);
  expect(groups.find((group) => group.code === "invalid_type")?.waiting).toBe(2);
  expect(groups.find((group) => group.code === "missing_field")?.waiting).toBe(0);
});

test("bodies that could not be read are told apart, since they made no run", async () => {
  const { automation, deliver } = await setUp();
  expect(await findUnreadable(db, automation.id)).toBeNull();
  const place = { line: 1, column: 4, character: 3, near: "'" };
  await deliver({ status: 400, code: "invalid_json", details: place, respondents: 0 });
  await deliver({ status: 400, code: "invalid_json", detail: "Test", respondents: 0, mode: "test" });
  const first = await findUnreadable(db, automation.id);
  expect(first).toMatchObject({ count: 1, fault: { code: "invalid_json", details: place } });
  await deliver({ status: 400, code: "invalid_json", detail: "Is elin@example.com JSON?", respondents: 0 });
  const fault = { code: "invalid_json", message: "Is e•••@e•••.com JSON?" };
  expect(await findUnreadable(db, automation.id)).toMatchObject({ count: 2, fault });
});
