import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/db";
import { makeAutomation, makeInvitation, makeRespondent, makeWorkspace } from "@/db/factories";
import { invitations, notices, providerEvents, recipients, workspaces } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId, newToken } from "../ids";
import { guardComplaints } from "./complaint-guard";

const now = new Date("2026-11-24T08:00:00.000Z");
let db: Db;
let place: { workspaceId: string; automationId: string };

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  const workspaceId = (await makeWorkspace(db)).id;
  const { automation } = await makeAutomation(db, { workspaceId, notificationsEnabled: true });
  place = { workspaceId, automationId: automation.id };
  const email = "signe@example.com";
  await db.insert(recipients).values({
    id: newId("recipient"),
    automationId: automation.id,
    email,
    stopToken: newToken(),
    createdAt: now,
  });
  const respondent = await makeRespondent(db, { id: automation.surveyId!, workspaceId });
  await makeInvitation(db, automation.id, respondent, { sentAt: now });
});

async function complain(times: number, createdAt = now, workspaceId = place.workspaceId) {
  const row = () => ({ id: newToken(), type: "complained", workspaceId, createdAt });
  await db.insert(providerEvents).values(Array.from({ length: times }, row));
}
const paused = async () =>
  (await db.select().from(workspaces).where(eq(workspaces.id, place.workspaceId)))[0]!.sendingPausedReason;
const told = async () => await db.select().from(notices).where(eq(notices.automationId, place.automationId));

async function send(mails: number) {
  const [row] = await db.select().from(invitations).where(eq(invitations.automationId, place.automationId));
  const copies = Array.from({ length: mails - 1 }, (_, i) => ({
    ...row!,
    id: newId("invitation"),
    reminder: i + 1,
  }));
  await db.insert(invitations).values(copies);
}

describe("the complaint guard", () => {
  it("says nothing on fewer than 100 mails", async () => {
    await send(99);
    await complain(3);
    expect(await guardComplaints(db, place, now)).toBe(false);
    expect(await paused()).toBeNull();
  });

  it("stops the workspace's sending at 0.1 %, once, and tells the recipients", async () => {
    await send(1000);
    await complain(1);
    const stopped = await Promise.all([1, 2, 3].map(() => guardComplaints(db, place, now)));
    expect(stopped.filter(Boolean)).toHaveLength(1);
    expect(await paused()).toBe("1 of the last 1000 e-mails were marked as spam.");
    expect(await told()).toMatchObject([
      { kind: "complaints", facts: { complaints: 1, sent: 1000 }, status: "waiting" },
    ]);
  });

  it("stops at three complaints in a week, however many mails, and not at two", async () => {
    await send(3001);
    await complain(2);
    expect(await guardComplaints(db, place, now)).toBe(false);
    await complain(1);
    expect(await guardComplaints(db, place, now)).toBe(true);
  });

  it("counts neither older complaints nor those of another workspace", async () => {
    await send(1000);
    await complain(5, new Date(now.getTime() - 8 * 86_400_000));
    await complain(20, now, (await makeWorkspace(db)).id);
    expect(await guardComplaints(db, place, now)).toBe(false);
  });
});
