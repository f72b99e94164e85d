import type { Db } from "@/db";
import { addNotices } from "../notification/add-notices";

/** Mail providers want complaints below 0.1 %; on fewer than 100 mails one complaint says nothing. */
const fewestMails = 100;
const highestShare = 0.001;
const mostComplaints = 3;
const days = 7;

/**
 * Stops all sending of a workspace where too many of those who got an invitation within a week marked it as spam, and
 * tells the recipients of the automation that the last complaint was about. An admin lets mail leave again.
 * @returns whether sending was stopped by this call
 */
export async function guardComplaints(
  db: Db,
  { workspaceId, automationId }: { workspaceId: string; automationId: string },
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - days * 86_400_000).toISOString();
  return await db.$client.begin(async (tx) => {
    const [counted] = await tx<{ complaints: number; sent: number }[]>`
      select
        (select count(*)::int from provider_events
          where workspace_id = ${workspaceId} and type = 'complained' and created_at > ${since}) as complaints,
        (select count(*)::int from invitations where workspace_id = ${workspaceId} and sent_at > ${since}) as sent`;
    const { complaints, sent } = counted!;
    const tooMany = complaints >= mostComplaints || complaints >= sent * highestShare;
    if (sent < fewestMails || complaints === 0 || !tooMany) return false;
    const reason = `${complaints} of the last ${sent} e-mails were marked as spam.`;
    const stopped =
      await tx`update workspaces set sending_paused_at = ${now.toISOString()}, sending_paused_reason = ${reason}
      where id = ${workspaceId} and sending_paused_at is null returning id`;
    if (stopped.length === 0) return false;
    const facts = { complaints, sent };
    await addNotices(tx, { automationId, kind: "complaints", cause: "complaints", facts }, now);
    return true;
  });
}
