import { InngestTestEngine } from "@inngest/test";
import { eq } from "drizzle-orm";
import type { EventPayload, InngestFunction } from "inngest";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "@/db";
import { makeAutomation, makeInvitation, makeRespondent, makeWorkspace } from "@/db/factories";
import {
  automations,
  capturedMails,
  deliveries,
  erasures,
  idempotencyKeys,
  invitations,
  notices,
  recipients,
  runs,
  workspaces,
} from "@/db/schema";
import { eraseRespondent } from "@/lib/erasure/erase";
import { newId, newToken } from "@/lib/ids";
import { inngest } from "./client";
import { engineSetup, hearEvents, patiently } from "./embedded/testing";
import { erasureBegun, invitationDue, noticeDue, runMarked } from "./events";
import { notifySilence } from "./functions/notify-silence";
import { redoRuns } from "./functions/redo-runs";
import { retention } from "./functions/retention";
import { searchErased } from "./functions/search-erased";
import { sendDue } from "./functions/send-due";
import { sendNotices } from "./functions/send-notices";
import { sweep } from "./functions/sweep";

const { start, endedRuns, databaseUrl } = await engineSetup();
const db = database();
const heard = await hearEvents(databaseUrl);

type Drive = (fn: InngestFunction.Any, event?: EventPayload) => Promise<void>;

const timer = { name: "inngest/scheduled.timer", data: {} };

const drivers: [string, Drive][] = [
  [
    "@inngest/test",
    async (fn, event = timer) => {
      const { error } = await new InngestTestEngine({ function: fn, events: [event] }).execute();
      if (error) throw error;
    },
  ],
  [
    "the embedded engine",
    async (fn, event) => {
      // The clock stands a breath before the next minute that is every cron's, or retention's.
      const hour = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
      const minute = hour + (fn === retention ? 17 * 60_000 : 0);
      if (!event) vi.useFakeTimers({ toFake: ["Date"], now: minute - 100, shouldAdvanceTime: true });
      try {
        await start([fn]);
        if (event) await inngest.send(event);
        const [run] = await endedRuns(fn.id());
        expect(run!.fault).toBeNull();
      } finally {
        vi.useRealTimers();
      }
    },
  ],
];

/** The events that were sent: those at once, and those for a time of their own. */
const sent = () => heard.map(({ name, wait }) => (wait > 5_000 ? `${name} later` : name));

beforeEach(async () => {
  await db.delete(workspaces);
  heard.length = 0;
});

/** Wakes for the same second are one, also those that two drivers' tests ask for. */
let ahead = 30_000;

async function makeScheduled(dueAt = new Date()) {
  const workspace = await makeWorkspace(db);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id });
  const survey = { id: automation.surveyId!, workspaceId: workspace.id };
  const respondent = await makeRespondent(db, survey);
  const made = await makeInvitation(db, automation.id, respondent, {
    status: "scheduled",
    dueAt,
    sendAt: dueAt,
  });
  return { workspace, automation, respondent, ...made };
}

/** An erasure whose search stands before the only request there is. */
async function begunErasure() {
  const { workspace } = await makeScheduled(new Date(Date.now() + 3_600_000));
  const bounds = { milliseconds: 0, slice: { rows: 1, bytes: 1 } };
  const { searching } = await eraseRespondent(db, workspace.id, "nobody@example.com", new Date(), bounds);
  expect(searching).not.toBeNull();
}

describe.each(drivers)("under %s", (_, drive) => {
  test("send-due sends what is due and wakes for what follows", async () => {
    const { respondent, run, invitation } = await makeScheduled();
    const later = await makeScheduled(new Date(Date.now() + ahead));
    ahead += 5_000;
    await drive(sendDue, invitationDue.create({}));
    expect((await db.select().from(capturedMails)).map((mail) => mail.to)).toEqual([respondent.email]);
    expect((await db.select().from(invitations).where(eq(invitations.id, invitation.id)))[0]!.status).toBe(
      "sent",
    );
    expect((await db.select().from(runs).where(eq(runs.id, run.id)))[0]!.status).toBe("sent");
    expect((await db.select().from(runs).where(eq(runs.id, later.run.id)))[0]!.status).toBe("scheduled");
    await expect.poll(sent, patiently).toContain("invitation/due later");
  });

  test("redo-runs decides marked runs again and wakes for their invitations", async () => {
    const { run, invitation } = await makeScheduled();
    await db.delete(invitations).where(eq(invitations.id, invitation.id));
    await db.update(runs).set({ status: "failed", redoAt: new Date() }).where(eq(runs.id, run.id));
    await drive(redoRuns, runMarked.create({}));
    expect((await db.select().from(runs).where(eq(runs.id, run.id)))[0]).toMatchObject({
      status: "scheduled",
      redoAt: null,
    });
    expect(await db.select().from(invitations).where(eq(invitations.runId, run.id))).toHaveLength(1);
    await expect.poll(sent, patiently).toContain("invitation/due");
  });

  test("send-notices sends the notices that wait", async () => {
    const { automation } = await makeScheduled();
    const [recipient] = await db
      .insert(recipients)
      .values({
        id: newId("recipient"),
        automationId: automation.id,
        email: "ops@example.com",
        stopToken: newToken(),
        createdAt: new Date(),
      })
      .returning();
    await db.insert(notices).values({
      id: newId("notice"),
      automationId: automation.id,
      recipientId: recipient!.id,
      kind: "test",
      cause: "test",
      facts: {},
      status: "waiting",
      dueAt: new Date(),
      createdAt: new Date(),
    });
    await drive(sendNotices, noticeDue.create({}));
    expect((await db.select().from(notices))[0]!.status).toBe("sent");
    expect((await db.select().from(capturedMails)).map((mail) => mail.to)).toEqual(["ops@example.com"]);
  });

  test("sweep wakes for what is overdue", async () => {
    await makeScheduled(new Date(Date.now() - 60_000));
    await drive(sweep);
    await expect.poll(sent, patiently).toContain("invitation/due");
  });

  test("search-erased searches all that an erasure had no time for", async () => {
    await begunErasure();
    await drive(searchErased, erasureBegun.create({}));
    expect(await db.select().from(erasures)).toEqual([]);
  });

  test("sweep finds an erasure that nobody was woken for", async () => {
    await begunErasure();
    await drive(sweep);
    await expect.poll(sent, patiently).toContain("erasure/begun");
    expect(await db.select().from(erasures)).toEqual([]);
  });

  test("tell-silence writes notices and wakes for them", async () => {
    const { automation, delivery } = await makeScheduled();
    await db.update(automations).set({ silenceAfterHours: 1, notificationsEnabled: true });
    await db
      .update(deliveries)
      .set({ receivedAt: new Date(0) })
      .where(eq(deliveries.id, delivery.id));
    await db.insert(recipients).values({
      id: newId("recipient"),
      automationId: automation.id,
      email: "ops@example.com",
      stopToken: newToken(),
      createdAt: new Date(),
    });
    await drive(notifySilence);
    expect((await db.select().from(notices)).map((notice) => notice.kind)).toEqual(["silence"]);
    await expect.poll(sent, patiently).toContain("notice/due");
  });

  test("retention deletes what is kept no longer", async () => {
    const { automation } = await makeScheduled();
    const key = { key: "old", bodyHash: Buffer.alloc(32), status: 200, answer: "{}", createdAt: new Date(0) };
    await db.insert(idempotencyKeys).values({ automationId: automation.id, ...key });
    await drive(retention);
    expect(await db.select().from(idempotencyKeys)).toEqual([]);
  });
});
