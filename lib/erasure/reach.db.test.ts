import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { capturedMails, deliveries } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId } from "../ids";
import { suppress } from "../suppression/mutations";
import { eraseRespondent } from "./erase";
import { exportPerson } from "./export";
import { makeTraces } from "./testing";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");
const elin = "elin@example.com";

async function tracesOfElin() {
  const made = await makeTraces(db);
  const workspaceId = made.workspace.id;
  await suppress(db, workspaceId, elin, "unsubscribed", { note: "by Elin" }, now);
  return { ...made, workspaceId, exported: () => exportPerson(db, workspaceId, elin, now) };
}

describe("a person known to two workspaces", () => {
  test("is exported out of the one that is asked, with nothing of the other", async () => {
    const one = await tracesOfElin();
    const before = await one.exported();
    await tracesOfElin();
    expect(await one.exported()).toEqual(before);
  });

  test("is erased out of the one that is asked, and stays whole in the other", async () => {
    const one = await tracesOfElin();
    const other = await tracesOfElin();
    const before = await other.exported();
    await eraseRespondent(db, one.workspaceId, elin, now);
    expect(await other.exported()).toEqual(before);
  });
});

describe("a request that never became a run", () => {
  const add = async (
    made: Awaited<ReturnType<typeof tracesOfElin>>,
    over: Partial<typeof deliveries.$inferInsert>,
  ) => {
    const id = newId("delivery");
    await db.insert(deliveries).values({ ...made.ofBo.delivery, ...over, id });
    return { id, now: async () => (await db.select().from(deliveries).where(eq(deliveries.id, id)))[0]! };
  };

  test.each([
    ["a form", "application/x-www-form-urlencoded", "EmailAddress=ELIN%40example.com&x=1"],
    ["JSON", "application/json", '{"EmailAddress":"Elin@example.com","x":"1"}'],
    [
      "JSON with escapes",
      "application/json",
      String.raw`{"EmailAddress":"\u0045lin\u0040example.com","x":"1"}`,
    ],
  ])("is part of the export, be it %s", async (_, contentType, body) => {
    const made = await tracesOfElin();
    const { id } = await add(made, { contentType, body: Buffer.from(body) });
    const found = (await made.exported()).deliveries.find((delivery) => delivery.id === id);
    expect(found?.payload).toMatchObject([{ x: "1" }]);
  });

  test("is part of the export however many slices it takes to find it", async () => {
    const made = await tracesOfElin();
    const body = Buffer.from("EmailAddress=elin%40example.com&x=1");
    const { id } = await add(made, { contentType: "application/x-www-form-urlencoded", body });
    for (let n = 0; n < 7; n++) await add(made, { body: Buffer.from("{}") });
    const all = await made.exported();
    const inSlices = await exportPerson(db, made.workspaceId, elin, now, { rows: 2, bytes: 1_000 });
    expect(inSlices).toEqual(all);
    expect(inSlices.deliveries.map((delivery) => delivery.id)).toContain(id);
  });

  test.each([
    ["JSON escapes", elin, String.raw`[{"EmailAddress":"\u0065lin\u0040example.com"},{"n":1}]`],
    ["JSON in JSON", elin, String.raw`[{"n":1},{"raw":"{\"mail\":\"\\u0065lin@example.com\"}"}]`],
    ["percent signs", elin, '[{"n":1},{"link":"?e=%65lin%40example%2Ecom"}]'],
    ["an international domain", "elin@xn--smrgs-pra0j.se", '[{"EmailAddress":"elin@SMÖRGÅS.se"},{"n":1}]'],
    ["one with escapes", "elin@xn--5ca.se", String.raw`[{"EmailAddress":"elin@\u00c5.se"},{"n":1}]`],
  ])("loses the address written with %s", async (_, address, body) => {
    const made = await tracesOfElin();
    const { now: stored } = await add(made, { contentType: "application/json", body: Buffer.from(body) });
    await eraseRespondent(db, made.workspaceId, address, now);
    const left = JSON.parse((await stored()).body!.toString());
    expect(left).toContainEqual({ n: 1 });
    expect(JSON.stringify(left)).not.toMatch(/elin|lin@|%65/i);
  });

  test("loses the address from its headers and its detail too, and keeps the others", async () => {
    const made = await tracesOfElin();
    const { now: stored } = await add(made, {
      ...{ status: 400, detail: "Elin@example.com is not known", body: Buffer.from('{"a":1}') },
      headers: { "x-about": "<elin@example.com>", "user-agent": "curl" },
    });
    await eraseRespondent(db, made.workspaceId, elin, now);
    expect(await stored()).toMatchObject({ headers: { "user-agent": "curl" }, detail: null });
  });

  test("is told no more by the facts of why it could not be read", async () => {
    const made = await tracesOfElin();
    const unread = { status: 400, code: "not_an_object", body: Buffer.from("7") };
    const at = '["ELIN@example.com"].rows';
    const { now: stored } = await add(made, { ...unread, details: { what: "list", at } });
    const { now: bystander } = await add(made, {
      ...unread,
      details: { what: "list", at: "melin@example.com" },
    });
    const { now: broken } = await add(made, {
      ...{ status: 400, code: "invalid_json", body: Buffer.from("{'elin@example.com'") },
      details: { line: 1, column: 2, character: 1, near: "elin" },
    });
    await eraseRespondent(db, made.workspaceId, elin, now);
    const notes = [{ code: "person_erased" }];
    expect(await stored()).toMatchObject({ details: { what: "list", at: '["…"].rows' }, notes });
    expect(await bystander()).toMatchObject({ details: { at: "melin@example.com" }, notes: [] });
    expect(await broken()).toMatchObject({ details: { line: 1, near: "…" }, body: null });
  });
});

test("mail to somebody whose address holds theirs stays", async () => {
  const { workspaceId } = await tracesOfElin();
  await eraseRespondent(db, workspaceId, elin, now);
  const left = await db
    .select({ to: capturedMails.to })
    .from(capturedMails)
    .where(eq(capturedMails.workspaceId, workspaceId));
  expect(left).toEqual([{ to: "melin@example.com" }]);
});
