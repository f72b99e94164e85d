import { sql } from "drizzle-orm";
import type { Db } from "@/db";
import { capturedMails } from "@/db/schema";
import type { Clock } from "../clock";
import { withDeadline, workMilliseconds } from "../deadline";
import { newId } from "../ids";
import { headersOf } from "./headers";
import type { Mail, Mailer } from "./mail";
import { messageIdOf } from "./message-id";

/**
 * Keeps mails in the database instead of sending them, each without its secret. A repeat of a mail is recognised and
 * kept once.
 */
export function capturedMailer({ db, host, clock }: { db: Db; host: string; clock: Clock }): Mailer {
  const mailer: Mailer = {
    name: "captured",
    where: "this installation's database",
    attempt: async (mail) => {
      const began = performance.now();
      await mailer.send([mail], mail.id);
      const ms = Math.round(performance.now() - began);
      return { stages: [{ name: "kept", ms, detail: {} }], stopped: null };
    },
    send: async (mails) => {
      const now = clock();
      const rows = mails.map((mail) => ({
        id: newId("mail"),
        mailId: mail.id,
        workspaceId: mail.workspaceId,
        to: mail.to,
        from: mail.from,
        subject: mail.subject,
        headers: {
          From: mail.from,
          To: mail.to,
          ...(mail.replyTo ? { "Reply-To": mail.replyTo } : {}),
          Subject: mail.subject,
          "Message-ID": messageIdOf(mail.id, host),
          Date: now.toUTCString().replace("GMT", "+0000"),
          ...headersOf(mail),
        },
        text: withoutSecret(mail, mail.text),
        html: withoutSecret(mail, mail.html),
        createdAt: now,
      }));
      if (rows.length > 0) {
        await withDeadline(
          db
            .insert(capturedMails)
            .values(rows)
            .onConflictDoNothing()
            .then(() => {}),
          workMilliseconds,
        );
      }
      return mails.map(() => ({ status: "sent", providerId: null }));
    },
    check: async () => {
      await db.execute(sql`select 1`);
    },
    close: async () => {},
  };
  return mailer;
}

const mask = "********";

function withoutSecret({ secret }: Mail, text: string): string {
  return secret ? text.replaceAll(secret, mask) : text;
}
