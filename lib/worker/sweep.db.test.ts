import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { makeInvitation, makeRespondent } from "@/db/factories";
import {
  automations,
  type invitations,
  notices,
  partialResponses,
  posts,
  recipients,
  runEvents,
} from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { createOutgoing } from "../automation/outgoing/mutations";
import { outgoingInput } from "../automation/outgoing/schema";
import { newId, newToken } from "../ids";
import { addPosts } from "../outgoing/add-posts";
import { runsForTests } from "../run/testing";
import { leaseMilliseconds } from "./posts/claim-posts";
import { sweep } from "./sweep";

const db = await testDatabase();
const { automation, invitationsOf, workspaceId } = await runsForTests(db);

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

  it.each([
    ["decided again", "replayed", 0],
    ["to be tried again", "attempt_failed", 7_200_000],
  ])("does not make those wait who were %s meanwhile", async (_, kind, wait) => {
    const now = new Date();
    const { id } = await automation();
    const dueAt = new Date(hoursAhead().getTime() + wait);
    const invitation = await dueLater(id, { createdAt: now, dueAt });
    const other = await dueLater(id, { createdAt: now, dueAt });
    await inTheFuture(() =>
      db.insert(runEvents).values({
        ...{ id: newId("event"), runId: invitation.runId, at: new Date(), kind },
        nextAt: wait > 0 ? dueAt : null,
      }),
    );
    await sweep(db, now);
    const due = Object.fromEntries((await invitationsOf(id)).map((each) => [each.id, each.dueAt]));
    expect(due[invitation.id]).toEqual(now);
    expect(due[other.id]).toEqual(dueAt);
  });

  it("brings back who was taken by a request that began before it was set back: its ids are of the present", async () => {
    const now = new Date();
    const { id } = await automation();
    const { id: taken } = await dueLater(id, { createdAt: hoursAhead(), dueAt: hoursAhead() });
    const due = async () => (await invitationsOf(id)).find((each) => each.id === taken)!.dueAt;
    await sweep(db, now);
    expect(await due()).toEqual(now);
  });

  it("does not make what is posted wait: made meanwhile, being posted, or to be tried again", async () => {
    const now = new Date();
    const add = await outgoing();
    const ofTheFuture = await inTheFuture(() => add(new Date()));
    const began = await add(hoursAhead());
    const sending = await add(now);
    const again = await add(now);
    const later = await add(now);
    const dueAt = hoursAhead();
    for (const post of [again, later]) await db.update(posts).set({ dueAt }).where(eq(posts.id, post.id));
    await db.update(posts).set({ dueAt, status: "sending" }).where(eq(posts.id, sending.id));
    await inTheFuture(() =>
      db.insert(runEvents).values({
        ...{ id: newId("event"), runId: again.runId, at: new Date(), kind: "attempt_failed", nextAt: dueAt },
      }),
    );
    await sweep(db, now);
    const due = new Map((await db.select().from(posts)).map((post) => [post.id, post.dueAt]));
    expect([ofTheFuture, began, again].map((post) => due.get(post.id))).toEqual([now, now, now]);
    expect(due.get(sending.id)).toEqual(new Date(now.getTime() + leaseMilliseconds));
    expect(due.get(later.id)).toEqual(dueAt);
  });

  it("does not make half an answer wait to be told, nor a mail about errors", async () => {
    const now = new Date();
    const { id } = await automation();
    const [row] = await db.select().from(automations).where(eq(automations.id, id));
    const surveyId = row!.surveyId!;
    const { id: respondentId } = await makeRespondent(db, { id: surveyId, workspaceId });
    const [touchedAt, postAt] = [hoursAhead(), new Date(hoursAhead().getTime() + 600_000)];
    await db.insert(partialResponses).values({
      ...{ id: newId("response"), workspaceId, surveyId, respondentId, language: "en", answers: {}, page: 2 },
      ...{ startedAt: now, touchedAt, postAt },
    });
    const [recipient] = await db
      .insert(recipients)
      .values({
        id: newId("recipient"),
        automationId: id,
        email: "a@example.com",
        stopToken: newToken(),
        createdAt: now,
      })
      .returning();
    await db.insert(notices).values({
      ...{ id: newId("notice"), automationId: id, recipientId: recipient!.id, kind: "halfway", cause: "" },
      ...{ facts: {}, status: "waiting", dueAt: hoursAhead(), createdAt: hoursAhead() },
    });
    await sweep(db, now);
    const [partial] = await db.select().from(partialResponses);
    expect(
      Math.abs(partial!.postAt!.getTime() - now.getTime() - (postAt.getTime() - touchedAt.getTime())),
    ).toBe(0);
    expect((await db.select().from(notices))[0]!.dueAt).toEqual(now);
  });

  it("leaves what waits as it should", async () => {
    const now = new Date();
    const { id } = await automation();
    const dueAt = new Date(now.getTime() + 30_000);
    await dueLater(id, { createdAt: now, dueAt });
    await sweep(db, now);
    expect((await invitationsOf(id))[0]!.dueAt).toEqual(dueAt);
  });

  /** An outgoing webhook. @returns what writes an event for it, as of a moment */
  async function outgoing() {
    const { id } = await automation();
    const [row] = await db.select().from(automations).where(eq(automations.id, id));
    const surveyId = row!.surveyId!;
    const target = { type: "outgoing_webhook", name: "CRM", surveyId, url: "https://crm.example.com/" };
    await createOutgoing(db, workspaceId, outgoingInput.parse(target), new Date());
    return async (at: Date) => {
      const { id: person, email } = await makeRespondent(db, { id: surveyId, workspaceId });
      const respondent = { id: person, workspaceId, surveyId, email };
      const event = { event: "response.completed", respondent, facts: {} } as const;
      await db.transaction((tx) => addPosts(tx, [event], at));
      const [post] = await db.select().from(posts).where(eq(posts.respondentId, person));
      return post!;
    };
  }

  /** An invitation made while the clock was ahead. */
  function dueAhead(
    automationId: string,
    { dueAt, status, batchId = false }: { dueAt: Date; status?: "scheduled" | "sending"; batchId?: boolean },
  ) {
    return inTheFuture(() =>
      dueLater(automationId, {
        ...{ dueAt, createdAt: new Date(), ...(status ? { status } : {}) },
        ...(batchId ? { batchId: newId("batch"), firstAttemptAt: new Date(), createdAt: new Date(0) } : {}),
      }),
    );
  }

  async function dueLater(
    automationId: string,
    over: Partial<typeof invitations.$inferInsert> & { dueAt: Date },
  ) {
    const [row] = await db.select().from(automations).where(eq(automations.id, automationId));
    const respondent = await makeRespondent(db, { id: row!.surveyId!, workspaceId });
    const { invitation } = await makeInvitation(db, automationId, respondent, {
      ...{ status: "scheduled", sendAt: over.dueAt, ...over },
    });
    return invitation;
  }

  /** Does something while the clock is two hours ahead. */
  async function inTheFuture<T>(work: () => Promise<T>): Promise<T> {
    vi.useFakeTimers({ toFake: ["Date"], now: hoursAhead() });
    try {
      return await work();
    } finally {
      vi.useRealTimers();
    }
  }
});
