import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Tx } from "@/db";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { automations, invitations, respondents, responses, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { getAutomation } from "@/lib/automation/queries";
import { newId } from "@/lib/ids";
import { pulseOf } from "./pulse";

const db = await testDatabase();
const now = new Date("2026-11-24T12:00:00.000Z");

async function setUp() {
  const { id: workspaceId } = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspaceId);
  const { automation } = await makeAutomation(db, { workspaceId, surveyId: survey.id });
  const { id } = automation;
  const add = async (over: object = {}) => makeInvitation(db, id, await makeRespondent(db, survey), over);
  const pulse = async () => pulseOf(db, await getAutomation(db, workspaceId, id));
  return { survey, id, add, pulse };
}

describe("the pulse of an automation", () => {
  it("stands still while nothing happens to it, whatever happens to another", async () => {
    const [mine, other] = [await setUp(), await setUp()];
    await mine.add();
    const before = await mine.pulse();
    await other.add({ status: "held" });
    expect(await mine.pulse()).toBe(before);
  });

  it("moves with each thing that a page tells", async () => {
    const { add, pulse, survey, id } = await setUp();
    const seen = [await pulse()];
    const { invitation } = await add({ status: "scheduled" });
    const person = eq(respondents.id, invitation.respondentId);
    seen.push(await pulse());
    await db.update(invitations).set({ dueAt: now, attempts: 1 }).where(eq(invitations.id, invitation.id));
    seen.push(await pulse());
    await db.update(runs).set({ status: "sent" }).where(eq(runs.id, invitation.runId));
    seen.push(await pulse());
    await db.update(respondents).set({ openedAt: now }).where(person);
    seen.push(await pulse());
    await db.insert(responses).values({
      ...{ id: newId("response"), workspaceId: survey.workspaceId, surveyId: survey.id },
      ...{ respondentId: invitation.respondentId, language: "en", answers: {}, completedAt: now },
    });
    seen.push(await pulse());
    await db.update(automations).set({ failuresInARow: 3 }).where(eq(automations.id, id));
    seen.push(await pulse());
    expect(new Set(seen).size).toBe(7);
  });

  it("moves when one leaves that came long before the last twenty", async () => {
    const { add, pulse } = await setUp();
    const { invitation } = await add({ status: "scheduled" });
    for (let i = 0; i < 21; i++) await add({ status: "filtered" });
    const before = await pulse();
    await db.update(runs).set({ status: "sent" }).where(eq(runs.id, invitation.runId));
    expect(await pulse()).not.toBe(before);
  });

  it("reads the ends of indexes, not all runs", async () => {
    const { add, pulse, id } = await setUp();
    const { invitation } = await add();
    await db.execute(sql`
      insert into runs (id, workspace_id, automation_id, delivery_id, position, status, created_at, updated_at)
      select 'run_' || lpad(n::text, 26, '0'), workspace_id, automation_id, delivery_id, n, 'sent', created_at, updated_at
      from runs, generate_series(1, 20000) n where id = ${invitation.runId}`);
    await db.execute(sql`analyze runs`);
    const read = async (tx: Tx) => {
      const [row] = await tx.execute<{ read: number }>(
        sql`select (pg_stat_get_xact_tuples_returned(c.oid) + coalesce((
          select sum(pg_stat_get_xact_tuples_returned(i.indexrelid)) from pg_index i where i.indrelid = c.oid), 0))::int as read
        from pg_class c where c.relname = 'runs'`,
      );
      return row!.read;
    };
    const touched = await db.transaction(async (tx) => {
      const before = await read(tx);
      await pulseOf(tx, { ...(await tx.select().from(automations).where(eq(automations.id, id)))[0]! });
      return (await read(tx)) - before;
    });
    expect(touched).toBeLessThan(500);
    expect(await pulse()).toBeTruthy();
  });
});
