import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { automations, posts, runs, workspaces } from "@/db/schema";
import { nextDigest, periodBefore } from "../alert/digest";
import { newIds } from "../ids";
import { runChannel } from "../outgoing/run-channel";

/**
 * Writes the digests that are due into the outbox, one for each channel of their alerts, and when each is due next. One that
 * was due while nothing ran, or while its alert was off, is told once.
 * @returns how many were written
 */
export async function addDigests(db: Db, now: Date): Promise<number> {
  const due = and(
    isNotNull(automations.digestDueAt),
    sql`${automations.digestDueAt} <= ${now.toISOString()} and ${automations.status} = 'enabled'`,
  );
  const [any] = await db.select({ id: automations.id }).from(automations).where(due).limit(1);
  if (!any) return 0;
  return await db.transaction(async (tx) => {
    const rows = await tx
      .select({ automation: automations, timeZone: workspaces.timeZone })
      .from(automations)
      .innerJoin(workspaces, eq(workspaces.id, automations.workspaceId))
      .where(due)
      .limit(50)
      .for("update", { of: automations, skipLocked: true });
    let written = 0;
    for (const { automation, timeZone } of rows) {
      const { id: automationId, workspaceId, alert, digestDueAt } = automation;
      const next = alert && nextDigest(alert, timeZone, now);
      await tx.update(automations).set({ digestDueAt: next }).where(eq(automations.id, automationId));
      if (!alert?.digest || !automation.surveyId) continue;
      const span = {
        from: periodBefore(alert.digest, timeZone, digestDueAt!).toISOString(),
        to: digestDueAt!.toISOString(),
      };
      for (const channel of alert.channels) {
        if (channel.kind === "email" && channel.stopped) continue;
        const { run: runId, post: id } = newIds("run", "post");
        const moment = { createdAt: now, updatedAt: now };
        await tx.insert(runs).values({
          ...{ id: runId, workspaceId, automationId, position: 0, status: "scheduled" },
          ...{ channel: runChannel(channel), ...moment },
        });
        await tx.insert(posts).values({
          ...{ id, automationId, runId, event: "digest", channel: channel.id, facts: span },
          ...{ status: "scheduled", dueAt: now, createdAt: now },
        });
        written++;
      }
    }
    return written;
  });
}
