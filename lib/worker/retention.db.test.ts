import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeUser, makeWorkspace } from "@/db/factories";
import {
  deliveries,
  idempotencyKeys,
  invitations,
  mailTokens,
  providerEvents,
  runs,
  sessions,
  workspaces,
} from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId } from "../ids";
import { hashSecret } from "../secret";
import { applyRetention } from "./retention";

const db = await testDatabase();
const now = new Date("2026-11-24T08:00:00.000Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeEach(async () => {
  await db.delete(workspaces);
});

async function makeReceived(payloadRetentionDays = 90) {
  const workspace = await makeWorkspace(db, { payloadRetentionDays });
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id });
  const respondent = await makeRespondent(db, { id: automation.surveyId!, workspaceId: workspace.id });
  const made = await makeInvitation(db, automation.id, respondent);
  const receivedAt = (days: number) =>
    db
      .update(deliveries)
      .set({ receivedAt: daysAgo(days) })
      .where(eq(deliveries.id, made.delivery.id));
  const delivery = async () =>
    (await db.select().from(deliveries).where(eq(deliveries.id, made.delivery.id)))[0]!;
  const run = async () => (await db.select().from(runs).where(eq(runs.id, made.run.id)))[0]!;
  return { automation, workspace, ...made, receivedAt, find: { delivery, run } };
}

describe("a payload", () => {
  test("goes after its workspace's days, and what became of it stays", async () => {
    const { receivedAt, find } = await makeReceived(7);
    await receivedAt(7.1);
    expect(await applyRetention(db, now)).toMatchObject({ payloads: 1 });
    expect(await find.delivery()).toMatchObject({ body: null, headers: {}, status: 200 });
    expect((await find.run()).status).toBe("sent");
    expect(await applyRetention(db, now)).toMatchObject({ payloads: 0 });
  });

  test("stays until then, each workspace by its own rule", async () => {
    const short = await makeReceived(7);
    const long = await makeReceived(30);
    await short.receivedAt(6.9);
    await long.receivedAt(20);
    expect(await applyRetention(db, now)).toMatchObject({ payloads: 0 });
    expect((await short.find.delivery()).body).not.toBeNull();
  });

  test("stays while its run is held, and while it waits to be decided again", async () => {
    const held = await makeReceived(1);
    const marked = await makeReceived(1);
    await held.receivedAt(5);
    await marked.receivedAt(5);
    await db
      .update(runs)
      .set({ status: "held", updatedAt: daysAgo(5) })
      .where(eq(runs.id, held.run.id));
    await db.update(runs).set({ redoAt: now }).where(eq(runs.id, marked.run.id));
    expect(await applyRetention(db, now)).toMatchObject({ payloads: 0 });
  });
});

describe("what is held", () => {
  test("is cancelled after 14 days, its invitation too", async () => {
    const { run, invitation, find } = await makeReceived();
    await db
      .update(runs)
      .set({ status: "held", updatedAt: daysAgo(14.1) })
      .where(eq(runs.id, run.id));
    await db.update(invitations).set({ status: "held" }).where(eq(invitations.id, invitation.id));
    expect(await applyRetention(db, now)).toMatchObject({ held: 1 });
    expect(await find.run()).toMatchObject({ status: "cancelled", reason: "held_too_long" });
    const [cancelled] = await db.select().from(invitations).where(eq(invitations.id, invitation.id));
    expect(cancelled).toMatchObject({ status: "cancelled", dueAt: null });
  });

  test("stays for 14 days from when it was held, not from when it came", async () => {
    const { run, receivedAt } = await makeReceived();
    await receivedAt(40);
    await db
      .update(runs)
      .set({ status: "held", updatedAt: daysAgo(13.9) })
      .where(eq(runs.id, run.id));
    expect(await applyRetention(db, now)).toMatchObject({ held: 0 });
  });
});

test("idempotency keys go after 30 days", async () => {
  const { automation } = await makeReceived();
  const key = { automationId: automation.id, bodyHash: Buffer.alloc(32), status: 200, answer: "{}" };
  await db.insert(idempotencyKeys).values([
    { ...key, key: "old", createdAt: daysAgo(30.1) },
    { ...key, key: "young", createdAt: daysAgo(29.9) },
  ]);
  expect(await applyRetention(db, now)).toMatchObject({ idempotencyKeys: 1 });
  expect((await db.select().from(idempotencyKeys)).map((row) => row.key)).toEqual(["young"]);
});

test("provider events go after 30 days", async () => {
  await db.insert(providerEvents).values([
    { id: "old", type: "delivered", createdAt: daysAgo(31) },
    { id: "young", type: "delivered", createdAt: daysAgo(29) },
  ]);
  expect(await applyRetention(db, now)).toMatchObject({ providerEvents: 1 });
  expect((await db.select().from(providerEvents)).map((row) => row.id)).toEqual(["young"]);
});

test("sessions go when they have expired, mailed links 30 days later", async () => {
  const workspace = await makeWorkspace(db);
  const user = await makeUser(db, workspace.id);
  const session = { userId: user.id, createdAt: daysAgo(40), lastSeenAt: daysAgo(40) };
  const link = { purpose: "invite" as const, email: "elin@example.com", createdAt: daysAgo(9) };
  await db.insert(sessions).values([
    { ...session, id: newId("session"), expiresAt: daysAgo(0.1) },
    { ...session, id: newId("session"), expiresAt: daysAgo(-1) },
  ]);
  await db.insert(mailTokens).values([
    { ...link, hash: hashSecret("old"), expiresAt: daysAgo(30.1) },
    { ...link, hash: hashSecret("new"), expiresAt: daysAgo(29.9) },
  ]);
  expect(await applyRetention(db, now)).toMatchObject({ sessions: 1, mailTokens: 1 });
  expect(await applyRetention(db, now)).toMatchObject({ sessions: 0, mailTokens: 0 });
});

test("more rows than fit into one statement go too", async () => {
  const keys = Array.from({ length: 2_500 }, (_, n) => n);
  await db
    .insert(providerEvents)
    .values(keys.map((n) => ({ id: `many-${n}`, type: "delivered", createdAt: daysAgo(31) })));
  expect(await applyRetention(db, now)).toMatchObject({ providerEvents: 2_500 });
});
