import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeWorkspace } from "@/db/factories";
import { invitations, respondents, runEvents, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { redoMarked } from "../worker/redo";
import { countWaitingReplays, replayRun, replayRuns } from "./replay";
import { later, runsForTests } from "./testing";

const db = await testDatabase();
const { automation, invitationsOf, runOf, workspaceId } = await runsForTests(db);

describe("replay", () => {
  it("puts a run that cannot be decided aside, so that it does not stand in the way of the others", async () => {
    const { post, change } = await automation();
    const ids = [];
    for (const mail of ["anna@example.com", "bo@example.com"]) {
      ids.push((await post({ mail })).json.results[0].runId as string);
    }
    await change({ fields: [{ name: "EmailAddress", path: "mail", required: true }] });
    for (const id of ids) await replayRun(db, workspaceId, id, later);
    await db.$client.unsafe(`create function poison() returns trigger language plpgsql as
      $$ begin raise exception 'poison'; end $$;
      create trigger poison before insert on run_events for each row
        when (new.run_id = '${ids[0]}' and new.kind = 'replayed') execute function poison()`);
    await redoMarked(db, later);
    await db.$client.unsafe("drop trigger poison on run_events");
    expect(await runOf(ids[0]!)).toMatchObject({ status: "rejected", redoAt: null });
    expect(await runOf(ids[1]!)).toMatchObject({ status: "scheduled", redoAt: null });
    expect(await db.select().from(runEvents).where(eq(runEvents.runId, ids[0]!))).toMatchObject([
      { kind: "replay_failed" },
    ]);
  });

  it("decides a rejected run again with the mapping of today", async () => {
    const { id, post, change } = await automation();
    const { json } = await post({ mail: "anna@example.com" });
    const runId = json.results[0].runId;
    await change({ fields: [{ name: "EmailAddress", path: "mail", required: true }] });
    expect(await replayRun(db, workspaceId, runId, later)).toBe(1);
    expect(await replayRun(db, workspaceId, runId, later)).toBe(0);
    await redoMarked(db, later);
    expect(await runOf(runId)).toMatchObject({
      status: "scheduled",
      email: "anna@example.com",
      failure: null,
      errors: null,
      redoAt: null,
    });
    expect(await invitationsOf(id)).toMatchObject([{ status: "scheduled", sendAt: later, runId }]);
    expect(await db.select().from(runEvents).where(eq(runEvents.runId, runId))).toMatchObject([
      { kind: "replayed" },
    ]);
  });

  it("invites nobody twice, also when two replay and two workers decide at once", async () => {
    const { id, post, change } = await automation();
    await post(Array.from({ length: 20 }, (_, i) => ({ mail: `p${i}@example.com` })));
    await change({ fields: [{ name: "EmailAddress", path: "mail", required: true }] });
    const counts = await Promise.all([1, 2, 3].map(() => replayRuns(db, workspaceId, id, {}, later)));
    expect(counts.reduce((a, b) => a + b)).toBe(20);
    await Promise.all([redoMarked(db, later), redoMarked(db, later), redoMarked(db, later)]);
    while ((await countWaitingReplays(db, id)) > 0) await redoMarked(db, later);
    expect(await invitationsOf(id)).toHaveLength(20);
    expect(await db.select().from(respondents).where(eq(respondents.email, "p3@example.com"))).toHaveLength(
      1,
    );
    expect(await replayRuns(db, workspaceId, id, {}, later)).toBe(0);
  });

  it("sends a failed invitation again as the same invitation, to the address of today's mapping", async () => {
    const { id, post, change } = await automation();
    const { json } = await post({ EmailAddress: "old@example.com", other: "new@example.com" });
    const runId = json.results[0].runId;
    await db
      .update(invitations)
      .set({ status: "failed", dueAt: null, attempts: 9 })
      .where(eq(invitations.runId, runId));
    await db.update(runs).set({ status: "failed" }).where(eq(runs.id, runId));
    const [before] = await invitationsOf(id);
    await change({ fields: [{ name: "EmailAddress", path: "other", required: true }] });
    await replayRuns(db, workspaceId, id, { status: "failed" }, later);
    await redoMarked(db, later);
    expect(await invitationsOf(id)).toMatchObject([
      { id: before!.id, status: "scheduled", email: "new@example.com", attempts: 0, dueAt: later },
    ]);
  });

  it("keeps to the workspace, the status and the time asked for", async () => {
    const { id, post } = await automation();
    const { json } = await post({});
    const stranger = (await makeWorkspace(db)).id;
    await expect(replayRun(db, stranger, json.results[0].runId, later)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await replayRuns(db, stranger, id, {}, later)).toBe(0);
    expect(await replayRuns(db, workspaceId, id, { status: "failed" }, later)).toBe(0);
    expect(await replayRuns(db, workspaceId, id, { since: later }, later)).toBe(0);
    expect(await replayRuns(db, workspaceId, id, { status: "rejected" }, later)).toBe(1);
  });

  it("says so where the payload is gone", async () => {
    const { id, post } = await automation();
    const { json } = await post({});
    await db.$client`update deliveries set body = null where automation_id = ${id}`;
    await replayRun(db, workspaceId, json.results[0].runId, later);
    await redoMarked(db, later);
    expect(await runOf(json.results[0].runId)).toMatchObject({ status: "rejected", redoAt: null });
    expect(await db.select().from(runEvents).where(eq(runEvents.runId, json.results[0].runId))).toMatchObject(
      [{ kind: "replay_failed" }],
    );
  });
});
