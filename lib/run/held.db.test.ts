import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { invitations, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { discardHeld, releaseHeld } from "../delivery/hold";
import { redoMarked } from "../worker/redo";
import { later, runsForTests } from "./testing";

const db = await testDatabase();
const { automation, invitationsOf, workspaceId } = await runsForTests(db);

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
