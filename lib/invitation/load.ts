import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { automations, invitations, messages, respondents, surveys, workspaces } from "@/db/schema";
import { findSuppressed } from "../suppression/queries";

/** An invitation with all that sending it needs. */
export type Loaded = Awaited<ReturnType<typeof loadInvitations>>[number];

/** Loads claimed invitations with their automation, survey, message, respondent, workspace and what forbids to mail. */
export async function loadInvitations(db: Db, ids: string[], now: Date) {
  const rows = await db
    .select({
      invitation: invitations,
      respondent: respondents,
      automation: automations,
      survey: surveys,
      workspace: workspaces,
    })
    .from(invitations)
    .innerJoin(respondents, eq(respondents.id, invitations.respondentId))
    .innerJoin(automations, eq(automations.id, invitations.automationId))
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
    .leftJoin(surveys, eq(surveys.id, respondents.surveyId))
    .where(inArray(invitations.id, ids))
    .orderBy(invitations.id);
  const messageIds = [...new Set(rows.map(messageOf).filter((id) => id !== null))];
  const found =
    messageIds.length > 0 ? await db.select().from(messages).where(inArray(messages.id, messageIds)) : [];
  const messageById = new Map(found.map((message) => [message.id, message]));

  const suppressed = new Map<string, string>();
  for (const group of Map.groupBy(rows, (row) => `${row.workspace.id} ${row.respondent.surveyId}`).values()) {
    const [{ workspace, respondent }] = group as [(typeof rows)[number]];
    const emails = group.map((row) => row.invitation.email);
    const reasons = await findSuppressed(db, workspace.id, emails, respondent.surveyId);
    for (const { invitation } of group) {
      const reason = reasons.get(invitation.email);
      if (reason) suppressed.set(invitation.id, reason);
    }
  }
  const lately = await sentLately(
    db,
    rows
      .filter(({ workspace }) => workspace.contactFrequencyDays !== null)
      .map(({ invitation }) => invitation.id),
    now,
  );
  return rows.map((row) => ({
    ...row,
    message: messageById.get(messageOf(row) ?? "") ?? null,
    suppressed: suppressed.get(row.invitation.id) ?? null,
    sentLately: lately.get(row.invitation.id) ?? null,
  }));
}

function messageOf(row: {
  invitation: { reminder: number };
  automation: typeof automations.$inferSelect;
}): string | null {
  if (row.invitation.reminder === 0) return row.automation.messageId;
  return row.automation.reminders[row.invitation.reminder - 1]?.messageId ?? null;
}

/**
 * When the same address last got another invitation in the workspace. One that is being sent at this moment counts as
 * sent, the earlier id first, so that two racing for one address do not both go out. Reminders belong to their own run.
 */
async function sentLately(db: Db, ids: string[], now: Date): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<{ id: string; at: string }>(sql`
    select i.id, max(coalesce(o.sent_at, ${now.toISOString()}::timestamptz)) as at
    from invitations i join invitations o on o.workspace_id = i.workspace_id and lower(o.email) = lower(i.email) and o.run_id <> i.run_id
    where i.id in (${sql.join(
      ids.map((id) => sql`${id}`),
      sql`, `,
    )})
      and (o.status = 'sent' or (o.status = 'sending' and o.id < i.id))
    group by i.id`);
  return new Map([...rows].map(({ id, at }) => [id, new Date(at)]));
}
