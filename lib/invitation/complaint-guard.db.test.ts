import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "@/db";
import { makeAutomation, makeInvitation, makeRespondent, makeWorkspace } from "@/db/factories";
import { notices, providerEvents, recipients, workspaces } from "@/db/schema";
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

describe("the complaint guard", () => {
  it("lets a handful of complaints pass", async () => {
    await complain(9);
    expect(await guardComplaints(db, place, now)).toBe(false);
    expect(await paused()).toBeNull();
  });

  it("stops the workspace's sending at ten in a week, once, and tells the recipients", async () => {
    await complain(10);
    const stopped = await Promise.all([1, 2, 3].map(() => guardComplaints(db, place, now)));
    expect(stopped.filter(Boolean)).toHaveLength(1);
    expect(await paused()).toBe("10 of the last 1 e-mails were marked as spam.");
    expect(await told()).toMatchObject([
      { kind: "complaints", facts: { complaints: 10, sent: 1 }, status: "waiting" },
    ]);
  });

  it("counts neither older complaints nor those of another workspace", async () => {
    await complain(9);
    await complain(5, new Date(now.getTime() - 8 * 86_400_000));
    await complain(20, now, (await makeWorkspace(db)).id);
    expect(await guardComplaints(db, place, now)).toBe(false);
  });
});
