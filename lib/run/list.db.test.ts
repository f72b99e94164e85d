import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { deliveries, type RunStatus, runs, workspaces } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId } from "../ids";
import { countByRunStatus, countNewer, listLookedAt, listStretch } from "./list";
import { countOutcomes, stepsOf } from "./outcomes";

const db = await testDatabase();
const now = new Date();

async function setUp() {
  const workspace = await makeWorkspace(db);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id });
  const deliveryId = newId("delivery");
  await db.insert(deliveries).values({
    id: deliveryId,
    workspaceId: workspace.id,
    automationId: automation.id,
    mode: "live",
    receivedAt: now,
    status: 200,
    headers: {},
    notes: [],
  });
  const add = async (status: RunStatus, over: Partial<typeof runs.$inferInsert> = {}) => {
    const id = newId("run");
    await db.insert(runs).values({
      id,
      workspaceId: workspace.id,
      automationId: automation.id,
      deliveryId,
      position: 0,
      status,
      createdAt: now,
      updatedAt: now,
      ...over,
    });
    return id;
  };
  return { workspace, automation, deliveryId, add };
}

describe("the list of runs", () => {
  it("turns its pages in both directions without losing or repeating a run", async () => {
    const { automation, add } = await setUp();
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.unshift(await add("filtered"));
    const page = (place: object) => listStretch(db, automation.id, {}, place, 3);
    const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);

    const first = await page({});
    expect([idsOf(first), first.newerThan]).toEqual([ids.slice(0, 3), null]);
    const second = await page({ olderThan: first.olderThan });
    expect(idsOf(second)).toEqual(ids.slice(3, 6));
    const third = await page({ olderThan: second.olderThan });
    expect([idsOf(third), third.olderThan]).toEqual([ids.slice(6), null]);
    const back = await page({ newerThan: third.newerThan });
    expect(idsOf(back)).toEqual(ids.slice(3, 6));
    const top = await page({ newerThan: back.newerThan });
    expect([idsOf(top), top.newerThan]).toEqual([ids.slice(0, 3), null]);
  });

  it("ends where it is asked to, in pages and in files alike", async () => {
    const { automation, add } = await setUp();
    const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    await add("filtered", { createdAt: hoursAgo(5) });
    const id = await add("filtered", { createdAt: hoursAgo(3) });
    await add("filtered", { createdAt: hoursAgo(1) });
    const between = { since: hoursAgo(4), until: hoursAgo(1) };
    const shown = await listStretch(db, automation.id, between, {}, 5);
    expect(shown.data.map((run) => run.id)).toEqual([id]);
    expect(await countByRunStatus(db, automation.id, between)).toEqual({ filtered: 1 });
    const file = await listLookedAt(db, automation.id, between, { limit: 5 });
    expect(file.data.map((run) => run.id)).toEqual([id]);
    const all = await listLookedAt(db, automation.id, {}, { limit: 2 });
    const rest = await listLookedAt(db, automation.id, {}, { limit: 2, cursor: all.nextCursor! });
    expect([all.data.length, rest.data.length, rest.nextCursor]).toEqual([2, 1, null]);
  });

  it("is searched by part of an address, and by the id of run, delivery or invitation", async () => {
    const { automation, deliveryId, workspace, add } = await setUp();
    const run = await add("filtered", { email: "Elin_Strand@example.com" });
    const other = await add("filtered", { email: "elinXstrand@example.com" });
    const survey = await makeSurvey(db, workspace.id);
    const { invitation } = await makeInvitation(db, automation.id, await makeRespondent(db, survey));
    const found = async (search: string) =>
      (await listStretch(db, automation.id, { search }, {}, 10)).data.map(({ id }) => id);
    expect(await found("elin_strand")).toEqual([run]);
    expect(await found(run)).toEqual([run]);
    expect(await found(deliveryId)).toEqual([other, run]);
    expect(await found(invitation.id)).toEqual([invitation.runId]);
  });

  it("counts by status and what is newer than the newest shown", async () => {
    const { automation, add } = await setUp();
    const shown = await add("failed");
    await add("failed");
    await add("filtered");
    expect(await countByRunStatus(db, automation.id, {})).toEqual({ failed: 2, filtered: 1 });
    expect(await countNewer(db, automation.id, {}, shown)).toBe(2);
    expect(await countNewer(db, automation.id, { statuses: ["failed"] }, shown)).toBe(1);
  });

  it("shows nothing of another automation", async () => {
    const [mine, theirs] = [await setUp(), await setUp()];
    await theirs.add("failed", { email: "a@example.com" });
    const search = { search: theirs.deliveryId };
    expect((await listStretch(db, mine.automation.id, search, {}, 10)).data).toEqual([]);
    expect(await countNewer(db, mine.automation.id, {}, null)).toBe(0);
  });
});

describe("the steps of a chart", () => {
  it("are the days of the workspace's zone, and begin when its day began", () => {
    const { since, keys } = stepsOf("7d", "Pacific/Auckland", new Date("2026-11-24T12:00:00.000Z"));
    expect(keys.at(0)).toBe("2026-11-19");
    expect(keys.at(-1)).toBe("2026-11-25");
    expect(since.toISOString()).toBe("2026-11-18T11:00:00.000Z");
  });

  it("hold each run in its day, with the tests left out", async () => {
    const { automation, workspace, add } = await setUp();
    const at = { createdAt: new Date("2026-11-23T23:30:00.000Z") };
    for (const status of ["sent", "sending", "duplicate", "rejected", "test"] as const) await add(status, at);
    const moment = new Date("2026-11-24T12:00:00.000Z");
    const bars = async (timeZone: string) => {
      await db.update(workspaces).set({ timeZone }).where(eq(workspaces.id, workspace.id));
      return (await countOutcomes(db, [automation.id], { range: "7d", timeZone, now: moment }))
        .get(automation.id)!
        .filter(({ total }) => total > 0);
    };
    const counts = {
      total: 4,
      sent: 1,
      scheduled: 1,
      filtered: 1,
      held: 0,
      rejected: 1,
      failed: 0,
      waiting: 0,
    };
    expect(await bars("UTC")).toEqual([{ key: "2026-11-23", ...counts }]);
    expect(await bars("Europe/Stockholm")).toEqual([{ key: "2026-11-24", ...counts }]);
  });

  it("are hours for a day", async () => {
    const { automation, add } = await setUp();
    const moment = new Date();
    await add("sent", { createdAt: moment });
    const range = { range: "24h", timeZone: "Asia/Kathmandu", now: moment } as const;
    const bars = (await countOutcomes(db, [automation.id], range)).get(automation.id)!;
    expect(bars).toHaveLength(24);
    expect(bars.at(-1)).toMatchObject({ sent: 1, key: expect.stringMatching(/:00:00\.000Z$/) });
  });
});
