import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db";
import type { SuppressionReason } from "@/db/schema";
import { automations, invitations, messages, respondents, surveys, workspaces } from "@/db/schema";
import { type Logo, logoOf } from "../brand/images";
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

  const suppressed = new Map<string, SuppressionReason>();
  const groups = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = `${row.workspace.id} ${row.respondent.surveyId}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  for (const group of groups.values()) {
    const { workspace, respondent } = group[0]!;
    const emails = group.map((row) => row.invitation.email);
    const reasons = await findSuppressed(db, workspace.id, emails, respondent.surveyId);
    for (const { invitation } of group) {
      const reason = reasons.get(invitation.email);
      if (reason) suppressed.set(invitation.id, reason);
    }
  }
  const idsWhere = (test: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(test).map(({ invitation }) => invitation.id);
  const lately = await lastOthers(
    db,
    idsWhere(({ workspace }) => workspace.contactFrequencyDays !== null),
    "workspace",
    now,
  );
  const repeats = idsWhere(
    ({ automation, invitation }) =>
      invitation.reminder === 0 && (automation.repeatPolicy ?? { policy: "again" }).policy !== "again",
  );
  const before = await lastOthers(db, repeats, "automation", now);
  const logos = new Map<string, Logo | null>();
  for (const { survey, workspace } of rows) {
    const theme = survey?.theme ?? workspace.theme;
    if (theme?.logo && !logos.has(theme.logo)) logos.set(theme.logo, await logoOf(db, theme));
  }
  return rows.map((row) => ({
    ...row,
    logo: logos.get((row.survey?.theme ?? row.workspace.theme)?.logo ?? "") ?? null,
    message: messageById.get(messageOf(row) ?? "") ?? null,
    suppressed: suppressed.get(row.invitation.id) ?? null,
    sentLately: lately.get(row.invitation.id)?.at ?? null,
    invitedBefore: before.get(row.invitation.id) ?? null,
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
 * For each invitation: when the same address last got another one, in the workspace or by the same automation, and
 * which respondent that was. One that is being sent at this moment counts as sent, the earlier id first, so that two
 * racing for one address do not both go out. Reminders belong to their own run.
 */
async function lastOthers(
  db: Db,
  ids: string[],
  within: "workspace" | "automation",
  now: Date,
): Promise<Map<string, { at: Date; respondentId: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$client<{ id: string; at: string; respondent_id: string }[]>`
    select distinct on (i.id) i.id, coalesce(o.sent_at, ${now.toISOString()}::timestamptz) as at, o.respondent_id
    from invitations i join respondents p on p.workspace_id = i.workspace_id and lower(p.email) = lower(i.email)
    join invitations o on o.respondent_id = p.id and o.run_id <> i.run_id
    where i.id = any(${ids}::text[]) and (${within === "workspace"} or o.automation_id = i.automation_id)
      and (o.status = 'sent' or (o.status = 'sending' and o.id < i.id))
    order by i.id, at desc`;
  return new Map(rows.map((row) => [row.id, { at: new Date(row.at), respondentId: row.respondent_id }]));
}
