import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { connect } from "@/db";
import { makeRespondent } from "@/db/factories";
import { deliveries, erasures, invitations, respondents, runs } from "@/db/schema";
import { testDatabase, testDatabaseUrl } from "@/db/testing";
import { newId, newToken } from "../ids";
import { leastIdAt } from "../list/id-at";
import { eraseRespondent } from "./erase";
import { sliceBounds } from "./look";
import { findSearch, searchedShare, searchOn } from "./search";
import { makeTraces } from "./testing";

const db = await testDatabase();
const now = new Date();
const bo = "bo.berg@example.com";
/** One slice, of two requests. */
const little = { milliseconds: 0, slice: { ...sliceBounds, rows: 2 } };
const all = { milliseconds: 60_000, slice: { ...sliceBounds, rows: 2 } };

const json = "application/json";
const form = "application/x-www-form-urlencoded";
/** Each mentions Bo, none is of a run of Bo's. */
const mentions: Partial<typeof deliveries.$inferInsert>[] = [
  { body: Buffer.from('[{"n":1},{"friend":"Bo.Berg@Example.com"}]') },
  { body: Buffer.from(String.raw`[{"n":1},{"friend":"\u0042o.berg\u0040example.com"}]`) },
  { body: Buffer.from('[{"n":1},{"link":"https://x.example/?e=bo%2Eberg%40example.com"}]') },
  { body: Buffer.from(String.raw`[{"n":1},{"in":"{\"e\":\"bo\\u002eberg@example.com\"}"}]`) },
  { body: Buffer.from("EmailAddress=BO.BERG%40example.com"), contentType: form },
  { body: Buffer.from("{'bo.berg@example.com'"), status: 400 },
  { body: Buffer.from([0xff, 0x00, 0x25, ...Buffer.from("bo.berg@example.com")]), status: 400 },
  { body: Buffer.from('{"n":1}'), headers: { "x-about": "<bo.berg@example.com>" } },
  { body: Buffer.from('{"n":1}'), query: { who: "bo.berg@example.com" } },
  { body: null, detail: "bo.berg@example.com is not known", status: 400 },
];

/** A workspace with the requests above, a minute apart, the newest first in the list and five minutes old. */
async function makeMentions() {
  const made = await makeTraces(db);
  const { delivery } = made.ofBo;
  await db.update(deliveries).set({ receivedAt: now }).where(eq(deliveries.workspaceId, made.workspace.id));
  const add = async (minutesAgo: number, over: Partial<typeof deliveries.$inferInsert>) => {
    const receivedAt = new Date(now.getTime() - minutesAgo * 60_000);
    const id = leastIdAt("dlv", new Date(receivedAt.getTime() + 3_600_000 + serial++));
    await db.insert(deliveries).values({ ...delivery, contentType: json, ...over, id, receivedAt });
    return id;
  };
  const ids: string[] = [];
  for (const [place, over] of mentions.entries()) ids.push(await add(5 + place, over));
  const told = async () => {
    const rows = await db.select().from(deliveries).where(eq(deliveries.workspaceId, made.workspace.id));
    return rows.filter(({ id }) => ids.includes(id)).map(({ id, notes }) => ({ id, times: notes.length }));
  };
  return { ...made, workspaceId: made.workspace.id, ids, add, told };
}

/** Ids of one test must differ though the moments are the same. */
let serial = 0;

async function mentioning(workspaceId: string): Promise<number> {
  const rows = await db.select().from(deliveries).where(eq(deliveries.workspaceId, workspaceId));
  const text = (row: (typeof rows)[number]) =>
    JSON.stringify([row.body?.toString("latin1"), row.headers, row.query, row.detail]);
  return rows.filter((row) => /berg(@|%40|\\+u0040)exam/i.test(text(row))).length;
}

const left = (workspaceId: string) => db.select().from(erasures).where(eq(erasures.workspaceId, workspaceId));

describe("a search of stored requests", () => {
  test("is at its end when the answer comes, where there is time for all", async () => {
    const { workspaceId } = await makeMentions();
    const erased = await eraseRespondent(db, workspaceId, bo, now);
    expect(erased).toMatchObject({ deliveries: mentions.length, searching: null });
    expect(await mentioning(workspaceId)).toBe(0);
    expect(await left(workspaceId)).toEqual([]);
  });

  test("goes on, newest first, where there is none, and then knows the address no more", async () => {
    const { workspaceId, ids } = await makeMentions();
    // The requests of `makeTraces` are the newest, and do not mention Bo.
    const first = await eraseRespondent(db, workspaceId, bo, now, little);
    expect(first.searching).toMatchObject({ since: now });
    expect(await mentioning(workspaceId)).toBeGreaterThan(0);
    let [deliveries, before, share] = [first.deliveries, Number.POSITIVE_INFINITY, -1];
    for (;;) {
      const at = await findSearch(db, workspaceId, bo);
      if (!at) break;
      expect(at.before.getTime()).toBeLessThanOrEqual(before);
      expect(searchedShare(at)).toBeGreaterThanOrEqual(share);
      [before, share] = [at.before.getTime(), searchedShare(at)];
      const { slices, ...searched } = await searchOn(db, now, little);
      expect(slices).toBe(1);
      deliveries += searched.deliveries;
    }
    expect(deliveries).toBe(ids.length);
    expect(await mentioning(workspaceId)).toBe(0);
    expect(await left(workspaceId)).toEqual([]);
    expect(await searchOn(db, now, all)).toEqual({ deliveries: 0, runs: 0, ended: 0, slices: 0 });
  });

  test("takes of great bodies only as many bytes at once as it may", async () => {
    const { workspaceId, ids } = await makeMentions();
    await eraseRespondent(db, workspaceId, "nobody@example.com", now, little);
    const slice = { rows: 1000, bytes: 1 };
    const { slices } = await searchOn(db, now, { ...all, slice });
    expect(slices).toBeGreaterThanOrEqual(ids.length - 2);
  });

  test("leaves what came after the erasure, and other workspaces", async () => {
    const { workspaceId, add } = await makeMentions();
    const other = await makeMentions();
    await eraseRespondent(db, workspaceId, bo, now, little);
    const late = await add(-1, mentions[0]!);
    await searchOn(db, now, all);
    expect(await mentioning(workspaceId)).toBe(1);
    expect((await db.select().from(deliveries).where(eq(deliveries.id, late)))[0]!.notes).toEqual([]);
    expect(await mentioning(other.workspaceId)).toBe(mentions.length);
  });

  test("is done once by several at once", async () => {
    const { workspaceId, told } = await makeMentions();
    const erased = await Promise.all(
      Array.from({ length: 4 }, () => eraseRespondent(db, workspaceId, bo, now, little)),
    );
    const searched = await Promise.all(Array.from({ length: 6 }, () => searchOn(db, now, all)));
    while ((await searchOn(db, now, all)).slices > 0);
    const count = [...erased, ...searched].reduce((sum, { deliveries }) => sum + deliveries, 0);
    expect(count).toBe(mentions.length);
    expect((await told()).every(({ times }) => times === 1)).toBe(true);
    expect(await left(workspaceId)).toEqual([]);
  });

  test("that breaks off in a slice is taken up where it stood", async () => {
    const { workspaceId, ids, told } = await makeMentions();
    await eraseRespondent(db, workspaceId, bo, now, little);
    const broken = connect(testDatabaseUrl(db), 1);
    const [{ pid }] = await broken.$client<[{ pid: number }]>`select pg_backend_pid() as pid`;
    const [before] = await left(workspaceId);
    await db.transaction(async (tx) => {
      // The slice waits for this request when it breaks off.
      await tx.select().from(deliveries).where(eq(deliveries.id, ids[3]!)).for("update");
      const search = searchOn(broken, now, { milliseconds: 60_000, slice: sliceBounds }).catch(
        () => "broken",
      );
      for (let waits = false; !waits; )
        [{ waits }] = await db.$client<[{ waits: boolean }]>`
          select exists (select from pg_stat_activity where pid = ${pid} and wait_event_type = 'Lock') as waits`;
      expect(await searchOn(db, now, all)).toMatchObject({ slices: 0 });
      await db.$client`select pg_cancel_backend(${pid})`;
      expect(await search).toBe("broken");
    });
    await broken.$client.end({ timeout: 1 });
    expect(await left(workspaceId)).toEqual([before]);
    await searchOn(db, now, all);
    expect(await mentioning(workspaceId)).toBe(0);
    expect((await told()).every(({ times }) => times === 1)).toBe(true);
  });
});

describe("erasing somebody again while the search goes on", () => {
  test("searches what has come since, and nothing twice", async () => {
    const { workspaceId, add } = await makeMentions();
    await eraseRespondent(db, workspaceId, bo, now, little);
    const [first] = await left(workspaceId);
    await add(-1, mentions[0]!);
    const later = new Date(now.getTime() + 120_000);
    const again = await eraseRespondent(db, workspaceId, bo, later, little);
    expect(again).toMatchObject({ deliveries: 1, searching: { since: now } });
    const [same, ...since] = (await left(workspaceId)).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(same).toEqual(first);
    for (const { fromId } of since) expect(fromId > first!.fromId).toBe(true);
    await searchOn(db, later, all);
    expect(await mentioning(workspaceId)).toBe(0);
  });

  test("searches all anew where the clock was set back since", async () => {
    const { workspaceId, add } = await makeMentions();
    const ahead = new Date(now.getTime() + 7_200_000);
    await add(-130, { body: Buffer.from("{}") });
    await eraseRespondent(db, workspaceId, bo, ahead, little);
    await add(-1, mentions[0]!);
    await eraseRespondent(db, workspaceId, bo, new Date(now.getTime() + 120_000), little);
    expect(await left(workspaceId)).toHaveLength(1);
    await searchOn(db, now, all);
    expect(await mentioning(workspaceId)).toBe(0);
  });
});

test("a run that was decided again meanwhile, from a request of before, goes with its person", async () => {
  const { workspaceId, add, ofBo, elin } = await makeMentions();
  const deliveryId = await add(30, { body: Buffer.from('{"EmailAddress":"Bo.Berg@example.com"}') });
  const run = { ...ofBo.run, id: newId("run"), deliveryId, position: 0 };
  await db.insert(runs).values({ ...run, status: "held", email: null, mapped: null, respondentId: null });
  await eraseRespondent(db, workspaceId, bo, now, little);
  const respondent = await makeRespondent(
    db,
    { id: elin.surveyId, workspaceId },
    { email: "Bo.Berg@example.com", token: newToken() },
  );
  const set = { status: "scheduled" as const, email: "Bo.Berg@example.com", respondentId: respondent.id };
  await db.update(runs).set(set).where(eq(runs.id, run.id));
  const invitation = {
    ...ofBo.invitation,
    id: newId("invitation"),
    runId: run.id,
    respondentId: respondent.id,
  };
  await db.insert(invitations).values({ ...invitation, status: "scheduled", dueAt: now });
  await searchOn(db, now, all);
  expect(await db.select().from(respondents).where(eq(respondents.id, respondent.id))).toEqual([]);
  const [row] = await db.select().from(runs).where(eq(runs.id, run.id));
  expect(row).toMatchObject({ status: "cancelled", reason: "erased", email: null });
});

test("an address with a slash is found where JSON escapes it", async () => {
  const { workspaceId, add } = await makeMentions();
  const id = await add(1, { body: Buffer.from(String.raw`[{"n":1},{"friend":"a\/b@example.com"}]`) });
  await eraseRespondent(db, workspaceId, "a/b@example.com", now);
  const [row] = await db.select().from(deliveries).where(eq(deliveries.id, id));
  expect(JSON.parse(row!.body!.toString())).toEqual([{ n: 1 }, null]);
});
