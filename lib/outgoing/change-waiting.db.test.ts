import { eq, ne } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { posts, runEvents, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { createOutgoing } from "../automation/outgoing/mutations";
import { outgoingInput } from "../automation/outgoing/schema";
import { cancelRun, cancelRuns, sendNow } from "../invitation/cancel";
import { addPosts } from "./add-posts";

process.env.ALLOWED_PRIVATE_TARGETS = "127.0.0.0/8";
const db = await testDatabase();
const start = new Date("2026-11-26T10:00:00.000Z");
const later = new Date("2026-11-26T10:01:00.000Z");
const nextTry = new Date("2026-11-26T12:00:00.000Z");

/** An outgoing webhook whose receiver was away: its posts are to be tried again in two hours. */
async function setUp(events: number) {
  const { id: workspaceId } = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspaceId);
  const respondent = await makeRespondent(db, survey);
  const input = outgoingInput.parse({
    ...{ name: "CRM", type: "outgoing_webhook", surveyId: survey.id, url: "http://127.0.0.1:9/" },
    events: ["respondent.unsubscribed"],
  });
  const { automation } = await createOutgoing(db, workspaceId, input, start);
  const event = { event: "respondent.unsubscribed" as const, respondent, facts: {} };
  for (let n = 0; n < events; n++) await db.transaction((tx) => addPosts(tx, [event], start));
  await db.update(posts).set({ attempts: 1, dueAt: nextTry }).where(eq(posts.automationId, automation.id));
  const own = eq(posts.automationId, automation.id);
  const waiting = await db.select().from(posts).where(own).orderBy(posts.id);
  return {
    workspaceId,
    waiting,
    runIds: waiting.map(({ runId }) => runId),
    postsNow: () => db.select().from(posts).where(own).orderBy(posts.id),
    statuses: async () =>
      (await db.select().from(runs).where(eq(runs.automationId, automation.id)).orderBy(runs.id)).map(
        ({ status }) => status,
      ),
    kinds: async (runId: string) =>
      (await db.select().from(runEvents).where(eq(runEvents.runId, runId))).map(({ kind }) => kind),
  };
}

describe("a run whose post is to be tried again", () => {
  it("is cancelled once, and posted no more", async () => {
    const { workspaceId, runIds, postsNow, statuses, kinds } = await setUp(1);
    await cancelRun(db, workspaceId, runIds[0]!, later);
    expect(await postsNow()).toMatchObject([{ status: "cancelled", dueAt: null }]);
    expect(await statuses()).toEqual(["cancelled"]);
    expect(await kinds(runIds[0]!)).toEqual(["cancelled"]);
    await expect(cancelRun(db, workspaceId, runIds[0]!, later)).rejects.toMatchObject({
      code: "not_scheduled",
    });
    await expect(sendNow(db, workspaceId, runIds[0]!, later)).rejects.toMatchObject({
      code: "not_scheduled",
    });
  });

  it("is posted at once where it is told to, after those of the same person that stand before it", async () => {
    const { workspaceId, runIds, postsNow, kinds } = await setUp(3);
    await sendNow(db, workspaceId, runIds[1]!, later);
    expect((await postsNow()).map(({ dueAt }) => dueAt)).toEqual([later, later, nextTry]);
    expect(await kinds(runIds[1]!)).toEqual(["sent_now"]);
    expect(await kinds(runIds[0]!)).toEqual([]);
  });

  it("is left alone by another workspace, and while it is being posted", async () => {
    const { workspaceId, runIds, postsNow } = await setUp(1);
    const stranger = (await makeWorkspace(db)).id;
    await expect(cancelRun(db, stranger, runIds[0]!, later)).rejects.toMatchObject({ code: "not_found" });
    await db.update(posts).set({ status: "sending" }).where(eq(posts.runId, runIds[0]!));
    expect(await cancelRuns(db, workspaceId, runIds, later)).toBe(0);
    expect(await postsNow()).toMatchObject([{ status: "sending", dueAt: nextTry }]);
  });
});

describe("runs that are told together", () => {
  it("are left out as they are cancelled, and with the last of them nothing is told", async () => {
    const { workspaceId, runIds, waiting, postsNow, statuses } = await setUp(3);
    const [leader] = waiting;
    await db.delete(posts).where(ne(posts.id, leader!.id));
    await db
      .update(posts)
      .set({ facts: { runIds }, respondentId: null, attempts: 0 })
      .where(eq(posts.id, leader!.id));
    await cancelRun(db, workspaceId, runIds[0]!, later);
    expect(await postsNow()).toMatchObject([
      { status: "scheduled", runId: runIds[1], facts: { runIds: runIds.slice(1) }, dueAt: nextTry },
    ]);
    await sendNow(db, workspaceId, runIds[2]!, later);
    expect(await postsNow()).toMatchObject([{ dueAt: later, facts: { runIds: runIds.slice(1) } }]);
    expect(await cancelRuns(db, workspaceId, runIds, later)).toBe(2);
    expect(await postsNow()).toMatchObject([{ status: "cancelled", dueAt: null }]);
    expect(await statuses()).toEqual(["cancelled", "cancelled", "cancelled"]);
  });
});
