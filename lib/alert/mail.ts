import type { AlertChannel } from "@/db/schema";
import { fromWithName } from "../mail/address";
import type { Mail } from "../mail/mailer";
import { writeLetter } from "../mail/templates/write-letter";
import type { AlertMessage } from "./message";
import { alertWords } from "./words";

/**
 * An alert as an e-mail, with a link that stops these mails at once. Standards: RFC 3834 (Auto-Submitted), RFC 8058.
 * @param id of the post, the same over all tries
 */
export async function alertMail(
  { title, lead, lines, link, footer }: AlertMessage,
  channel: Extract<AlertChannel, { kind: "email" }>,
  given: {
    id: string;
    kind: "alert" | "digest";
    workspace: { id: string; name: string };
    appUrl: string;
    from: string;
  },
): Promise<Mail> {
  const { language, words } = alertWords(channel.locale);
  const stop = `${given.appUrl}/stop/${channel.stopToken}`;
  const letter = await writeLetter({
    ...{ language, subject: title, title, streak: null, todo: null, button: link },
    lead: lead ? [{ text: "{lead}", values: { lead } }] : [],
    facts: lines.map(({ label, value }) => ({ label, lines: value.split("\n") })),
    footer: [footer],
    stop: { label: words.stop, url: stop },
  });
  return {
    id: given.id,
    workspaceId: given.workspace.id,
    to: channel.to,
    from: fromWithName(given.from, given.workspace.name),
    ...letter,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Surveyhook-Notice": given.kind,
      "List-Unsubscribe": `<${stop}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}
