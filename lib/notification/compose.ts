import type { notices, recipients } from "@/db/schema";
import type { Mail } from "../mail/mailer";
import { writeLetter } from "../mail/templates/write-letter";
import { type NoticeSource, noticeLetter } from "./letter";

/**
 * Writes a notice's e-mail to one recipient, in their language, with a link that stops these mails at once.
 * Standards: RFC 3834 (Auto-Submitted), RFC 8058 (one-click stop).
 * @param from MAIL_FROM
 */
export async function composeNotice(
  source: NoticeSource & {
    notice: Pick<typeof notices.$inferSelect, "id">;
    recipient: Pick<typeof recipients.$inferSelect, "email">;
    automation: { workspaceId: string };
    from: string;
  },
): Promise<Mail> {
  const letter = noticeLetter(source);
  return {
    id: source.notice.id,
    workspaceId: source.automation.workspaceId,
    to: source.recipient.email,
    from: source.from,
    ...(await writeLetter(letter)),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Surveyhook-Notice": source.notice.kind,
      "List-Unsubscribe": `<${source.appUrl}/stop/${source.recipient.stopToken}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}
