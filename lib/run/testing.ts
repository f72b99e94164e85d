import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { automations, invitations, runs } from "@/db/schema";
import { hookForTests } from "../delivery/testing";

/** When what came in at the start is done again. */
export const later = new Date("2026-11-25T08:00:00.000Z");

/** Automations of one workspace whose runs come from requests, and what became of these. */
export async function runsForTests(db: Db) {
  const hook = hookForTests(db);
  const workspaceId = (await makeWorkspace(db)).id;

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
  return { workspaceId, automation, runOf, invitationsOf };
}
