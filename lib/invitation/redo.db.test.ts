import { and, asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Db } from "@/db";
import { makeAutomation, makeInvitation, makeRespondent, makeWorkspace } from "@/db/factories";
import { automations, invitations, respondents, runEvents, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { discardHeld, releaseHeld } from "../delivery/hold";
import { previewAutomation } from "../delivery/preview";
import { hookForTests } from "../delivery/testing";
import { newId } from "../ids";
import { redoMarked } from "../run/redo";
import { countWaitingReplays, replayRun, replayRuns } from "../run/replay";
import { sweep } from "../run/sweep";
import { cancelRun, sendNow } from "./cancel";

let db: Db;
let hook: ReturnType<typeof hookForTests>;
let workspaceId: string;
const later = new Date("2026-11-25T08:00:00.000Z");

beforeAll(async () => {
  db = await testDatabase();
  hook = hookForTests(db);
  workspaceId = (await makeWorkspace(db)).id;
});

async function automation(over: Partial<typeof automations.$inferInsert> = {}) {
  const made = await makeAutomation(db, { workspaceId, ...over });
  const post = (body: unknown) => hook.post(made.automation.id, body, { key: made.key });
  const change = (set: Partial<typeof automations.$inferInsert>) =>
    db.update(automations).set(set).where(eq(automations.id, made.automation.id));
  return { ...made, id: made.automation.id, post, change };
}

const runOf = async (id: string) => (await db.select().from(runs).where(eq(runs.id, id)))[0]!;
const invitationsOf = (automationId: string) =>
  db
    .select()
    .from(invitations)
    .where(eq(invitations.automationId, automationId))
    .orderBy(asc(invitations.id));

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
    while ((await countWaitingReplays(db, workspaceId, id)) > 0) await redoMarked(db, later);
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

describe("held", () => {
  it("releases in order with today's set-up, a delay counting from the release", async () => {
    const { id, post, change } = await automation({ status: "disabled" });
    await post({ EmailAddress: "a@example.com", Plan: "Pro" });
    await post({ EmailAddress: "b@example.com", Plan: "Free" });
    await change({
      status: "enabled",
      delay: { duration: "PT1H" },
      filter: { field: "Plan", op: "equals", value: "pro" },
    });
    expect(await releaseHeld(db, workspaceId, id, later)).toBe(2);
    await redoMarked(db, later);
    expect(await invitationsOf(id)).toMatchObject([
      { email: "a@example.com", sendAt: new Date("2026-11-25T09:00:00.000Z") },
    ]);
    const states = await db
      .select({ status: runs.status })
      .from(runs)
      .where(eq(runs.automationId, id))
      .orderBy(runs.id);
    expect(states.map(({ status }) => status)).toEqual(["scheduled", "filtered"]);
  });

  it("makes invitations that fell due meanwhile due again, and keeps the time of those still ahead", async () => {
    const { id, post } = await automation();
    await post([{ EmailAddress: "a@example.com" }, { EmailAddress: "b@example.com" }]);
    const ahead = new Date(later.getTime() + 86_400_000);
    await db.update(runs).set({ status: "held" }).where(eq(runs.automationId, id));
    await db.update(invitations).set({ status: "held", dueAt: null }).where(eq(invitations.automationId, id));
    await db
      .update(invitations)
      .set({ sendAt: ahead })
      .where(and(eq(invitations.automationId, id), eq(invitations.email, "b@example.com")));
    expect(await releaseHeld(db, workspaceId, id, later)).toBe(2);
    expect(await redoMarked(db, later)).toBe(0);
    expect(await invitationsOf(id)).toMatchObject([
      { status: "scheduled", dueAt: later },
      { status: "scheduled", dueAt: ahead },
    ]);
  });

  it("discards: runs and invitations are cancelled", async () => {
    const { id, post } = await automation({ status: "paused" });
    await post([{ EmailAddress: "a@example.com" }, { EmailAddress: "b@example.com" }]);
    expect(await discardHeld(db, workspaceId, id, later)).toBe(2);
    expect(await releaseHeld(db, workspaceId, id, later)).toBe(0);
    const states = await db.select({ status: runs.status }).from(runs).where(eq(runs.automationId, id));
    expect(states).toEqual([{ status: "cancelled" }, { status: "cancelled" }]);
  });
});

describe("cancel and send now", () => {
  it("cancels a scheduled run once", async () => {
    const { id, post } = await automation({ delay: { duration: "P2D" } });
    const runId = (await post({ EmailAddress: "a@example.com" })).json.results[0].runId;
    await cancelRun(db, workspaceId, runId, later);
    expect(await runOf(runId)).toMatchObject({ status: "cancelled" });
    expect(await invitationsOf(id)).toMatchObject([{ status: "cancelled", dueAt: null }]);
    await expect(cancelRun(db, workspaceId, runId, later)).rejects.toMatchObject({
      code: "not_scheduled",
      status: 409,
    });
    await expect(sendNow(db, workspaceId, runId, later)).rejects.toMatchObject({ code: "not_scheduled" });
  });

  it("makes a scheduled run due at once, in its own workspace only", async () => {
    const { id, post } = await automation({ delay: { duration: "P2D" } });
    const runId = (await post({ EmailAddress: "a@example.com" })).json.results[0].runId;
    const stranger = (await makeWorkspace(db)).id;
    await expect(sendNow(db, stranger, runId, later)).rejects.toMatchObject({ code: "not_found" });
    await sendNow(db, workspaceId, runId, later);
    expect(await invitationsOf(id)).toMatchObject([{ status: "scheduled", dueAt: later, sendAt: later }]);
    expect((await sweep(db, later)).overdue).toBe(true);
  });
});

describe("sweep", () => {
  it("tells the seconds in which invitations fall due soon", async () => {
    const start = new Date("2027-01-01T00:00:00.000Z");
    const { post } = await automation({
      delay: { field: "At" },
      fields: [
        { name: "EmailAddress", path: "EmailAddress", required: true },
        { name: "At", path: "At", required: true },
      ],
    });
    const of = (at: string) => ({ EmailAddress: "a@example.com", At: at });
    await post([of("2027-01-01T00:00:30.200Z"), of("2027-01-01T00:00:30.900Z"), of("2027-01-01T00:05:00Z")]);
    expect((await sweep(db, start)).soon).toEqual([new Date("2027-01-01T00:00:31.000Z")]);
  });
});

describe("preview", () => {
  it("tells how the last captured requests would have fared, and changes nothing", async () => {
    const { automation: row, id, post } = await automation({ status: "draft" });
    for (const Language of ["en", "sv", "en"]) await post({ EmailAddress: "a@example.com", Language });
    await post("{");
    const filter = { field: "Language", op: "equals" as const, value: "en" };
    const preview = await previewAutomation(db, row, { filter, last: 50 }, later);
    expect(preview).toMatchObject({
      requests: 4,
      respondents: 3,
      wouldInvite: 2,
      unreadable: [expect.any(String)],
    });
    expect(await invitationsOf(id)).toHaveLength(0);
  });
});

describe("a clock that was ahead and is set back", () => {
  const hoursAhead = () => new Date(Date.now() + 2 * 3_600_000);

  it("does not make those wait who were taken meanwhile and should be invited at once", async () => {
    const now = new Date();
    const { id } = await automation();
    const atOnce = await dueAhead(id, { dueAt: hoursAhead() });
    const inADay = await dueAhead(id, { dueAt: new Date(hoursAhead().getTime() + 86_400_000) });
    const begun = await dueAhead(id, { dueAt: hoursAhead(), status: "sending", batchId: true });
    await sweep(db, now);
    const due = Object.fromEntries((await invitationsOf(id)).map((each) => [each.id, each.dueAt]));
    expect(due[atOnce.id]).toEqual(now);
    expect(due[begun.id]).toEqual(now);
    expect(due[inADay.id]).toEqual(inADay.dueAt);
  });

  it("leaves what waits as it should", async () => {
    const now = new Date();
    const { id } = await automation();
    const survey = {
      id: (await db.select().from(automations).where(eq(automations.id, id)))[0]!.surveyId!,
      workspaceId,
    };
    const { invitation } = await makeInvitation(db, id, await makeRespondent(db, survey), {
      status: "scheduled",
      createdAt: now,
      dueAt: new Date(now.getTime() + 30_000),
    });
    await sweep(db, now);
    expect((await invitationsOf(id))[0]!.dueAt).toEqual(invitation.dueAt);
  });

  /** An invitation made while the clock was ahead. */
  async function dueAhead(
    automationId: string,
    {
      dueAt,
      status = "scheduled",
      batchId = false,
    }: { dueAt: Date; status?: "scheduled" | "sending"; batchId?: boolean },
  ) {
    const [row] = await db.select().from(automations).where(eq(automations.id, automationId));
    const respondent = await makeRespondent(db, { id: row!.surveyId!, workspaceId });
    vi.useFakeTimers({ toFake: ["Date"], now: hoursAhead() });
    try {
      const { invitation } = await makeInvitation(db, automationId, respondent, {
        ...{ status, dueAt, sendAt: dueAt, createdAt: new Date() },
        ...(batchId ? { batchId: newId("batch"), firstAttemptAt: new Date(), createdAt: new Date(0) } : {}),
      });
      return invitation;
    } finally {
      vi.useRealTimers();
    }
  }
});
