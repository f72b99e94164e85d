import { and, desc, eq } from "drizzle-orm";
import type { Db } from "@/db";
import { invitations } from "@/db/schema";
import { newId } from "@/lib/ids";
import { composeInvitation } from "@/lib/invitation/compose";
import { mailedLogo } from "@/lib/invitation/look";
import { capturedMailer } from "@/lib/mail/captured";
import { messageIdHost } from "@/lib/mail/message-id";
import { loadInvitations } from "@/lib/worker/load";

/** Keeps the mails of the invitations that were sent last, as the app does where nothing leaves it. */
export async function keepLastMails(
  db: Db,
  workspaceId: string,
  { appUrl, from }: { appUrl: string; from: string },
  count: number,
): Promise<void> {
  const last = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.status, "sent")))
    .orderBy(desc(invitations.sentAt))
    .limit(count);
  const loaded = await loadInvitations(
    db,
    last.map(({ id }) => id),
    new Date(),
  );
  for (const { message, survey, respondent, invitation, workspace, logo } of loaded) {
    if (!message || !survey) continue;
    const mail = await composeInvitation({
      message,
      survey,
      respondent,
      invitation,
      workspace,
      logo: mailedLogo(logo, appUrl),
      appUrl,
      from,
    });
    const clock = () => invitation.sentAt!;
    await capturedMailer({ db, host: messageIdHost(appUrl, from), clock }).send([mail], newId("batch"));
  }
}
