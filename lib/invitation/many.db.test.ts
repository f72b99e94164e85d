import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeWorkspace } from "@/db/factories";
import { runEvents, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { later, runsForTests } from "../run/testing";
import { cancelRun } from "./cancel";
import { actOnLookedAt, actOnRuns } from "./many";

const db = await testDatabase();
const { automation, invitationsOf, runOf, workspaceId } = await runsForTests(db);

async function scheduled(count: number) {
  const { id, post } = await automation({ delay: { duration: "P2D" } });
  const people = Array.from({ length: count }, (_, i) => ({ EmailAddress: `p${i}@example.com` }));
  const runIds: string[] = (await post(people)).json.results.map((each: { runId: string }) => each.runId);
  return { id, runIds };
}

describe("an act on many runs", () => {
  test("is done to those it is for, told once of each, and says how many it was not done to", async () => {
    const { id, runIds } = await scheduled(3);
    await cancelRun(db, workspaceId, runIds[0]!, later);
    const both = [...runIds, runIds[1]!];
    expect(await actOnRuns(db, workspaceId, "sendNow", both, later)).toEqual({
      done: 2,
      left: 1,
      next: null,
    });
    expect((await invitationsOf(id)).map(({ status, dueAt }) => [status, dueAt]).sort()).toEqual([
      ["cancelled", null],
      ["scheduled", later],
      ["scheduled", later],
    ]);
    expect(await actOnRuns(db, workspaceId, "cancel", runIds, later)).toMatchObject({ done: 2, left: 1 });
    expect(await actOnRuns(db, workspaceId, "replay", runIds, later)).toMatchObject({ done: 0, left: 3 });
    const events = await db.select().from(runEvents).where(eq(runEvents.runId, runIds[2]!));
    expect(events.map(({ kind }) => kind).sort()).toEqual(["cancelled", "sent_now"]);
  });

  test("reaches no run of another workspace", async () => {
    const { runIds } = await scheduled(1);
    const stranger = (await makeWorkspace(db)).id;
    await db.update(runs).set({ status: "failed" }).where(eq(runs.id, runIds[0]!));
    for (const act of ["replay", "cancel", "sendNow"] as const)
      expect(await actOnRuns(db, stranger, act, runIds, later)).toEqual({ done: 0, left: 1, next: null });
    expect(await runOf(runIds[0]!)).toMatchObject({ status: "failed", redoAt: null });
  });

  test("goes through a whole list in portions, and leaves alone what came after the list was made", async () => {
    const { id, runIds } = await scheduled(5);
    await db.update(runs).set({ status: "failed" }).where(eq(runs.id, runIds[1]!));
    await db.update(runs).set({ createdAt: later }).where(eq(runs.id, runIds[4]!));
    const looked = { automationId: id, search: { until: later } };
    const results = [];
    let after: string | undefined;
    do {
      const result = await actOnLookedAt(db, workspaceId, "cancel", looked, after, later, 2);
      results.push([result.done, result.left]);
      after = result.next ?? undefined;
    } while (after);
    expect(results).toEqual([
      [2, 0],
      [1, 0],
    ]);
    expect((await runOf(runIds[4]!))!.status).toBe("scheduled");
    const failed = await actOnLookedAt(db, workspaceId, "replay", looked, undefined, later);
    expect(failed).toEqual({ done: 1, left: 0, next: null });
    const sent = { automationId: id, search: { statuses: ["sent"] as const } };
    expect(await actOnLookedAt(db, workspaceId, "cancel", sent, undefined, later)).toMatchObject({ done: 0 });
  });

  test("by two at once is done once", async () => {
    const { runIds } = await scheduled(20);
    const backwards = [...runIds].reverse();
    const results = await Promise.all([
      actOnRuns(db, workspaceId, "cancel", runIds, later),
      actOnRuns(db, workspaceId, "cancel", backwards, later),
      actOnRuns(db, workspaceId, "cancel", runIds, later),
    ]);
    expect(results.reduce((sum, { done }) => sum + done, 0)).toBe(20);
  });
});
