import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { and, eq, inArray } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import type { Tx } from "@/db";
import { insertRows } from "@/db/bulk";
import { invitations, mailForms, sentMails } from "@/db/schema";
import type { Mail } from "../mail/mail";

/** A mail as it was sent, for those who look at its run. */
export type SentMail = { from: string; replyTo: string | null; subject: string; html: string; text: string };

/** A mail as it is kept: what differs from its form, and the form, which has nothing of a person in it. */
export type KeptMail = { formId: string; form: Buffer; body: Buffer };

/** What a deflate window can look back at. */
const windowBytes = 32_768;
const mask = "********";

/**
 * Packs a sent mail against the same mail written for nobody, so that it takes a few hundred bytes instead of ten
 * thousand. Who reads it must not answer for the person: the key of its links is left out.
 * @param blank the parts of the same message for a person of whom nothing is known
 */
export function keepMail(
  mail: Mail,
  blank: Pick<SentMail, "subject" | "html" | "text">,
  token: string,
): KeptMail {
  const form = Buffer.from(wordsOf({ ...blank, from: "", replyTo: null })).subarray(-windowBytes);
  const { from, replyTo = null, subject, html, text } = mail;
  const words = wordsOf({ from, replyTo, subject, html, text }).replaceAll(token, mask);
  return {
    formId: createHash("sha256").update(form).digest("hex"),
    form,
    body: deflateRawSync(words, { dictionary: form }),
  };
}

function wordsOf({ from, replyTo, subject, html, text }: SentMail): string {
  return JSON.stringify([html, text, from, replyTo, subject]);
}

/** Writes kept mails, each form once. */
export async function writeKept(
  tx: TransactionSql,
  kept: { invitationId: string; mail: KeptMail }[],
  now: Date,
): Promise<void> {
  if (kept.length === 0) return;
  const forms = new Map(kept.map(({ mail }) => [mail.formId, { id: mail.formId, body: mail.form }]));
  // In one order, so that two batches that write the same forms do not wait for each other.
  const ordered = [...forms.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  await tx`${insertRows(tx, mailForms, ordered)} on conflict do nothing`;
  const mails = kept.map(({ invitationId, mail: { formId, body } }) => ({
    ...{ invitationId, formId, body, createdAt: now },
  }));
  await tx`${insertRows(tx, sentMails, mails)} on conflict do nothing`;
}

/** The mails of these invitations as they were sent, by invitation; one that is kept no longer is not there. */
export async function findSentMails(
  db: Tx,
  invitationIds: readonly string[],
): Promise<Map<string, SentMail>> {
  const rows = await db
    .select({ id: sentMails.invitationId, form: mailForms.body, body: sentMails.body })
    .from(sentMails)
    .innerJoin(mailForms, eq(mailForms.id, sentMails.formId))
    .where(inArray(sentMails.invitationId, [...invitationIds]));
  return new Map(rows.map(({ id, form, body }) => [id, unpacked(form, body)]));
}

/** A run's mails as they were sent: the invitation's, then its reminders'. */
export async function mailsOfRun(
  db: Tx,
  workspaceId: string,
  runId: string,
): Promise<(SentMail & { id: string; to: string; sentAt: Date | null })[]> {
  const sent = await db
    .select({ id: invitations.id, to: invitations.email, sentAt: invitations.sentAt })
    .from(invitations)
    .where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.runId, runId)))
    .orderBy(invitations.reminder);
  const mails = await findSentMails(
    db,
    sent.map(({ id }) => id),
  );
  return sent.flatMap((one) => {
    const mail = mails.get(one.id);
    return mail ? [{ ...mail, ...one }] : [];
  });
}

function unpacked(form: Buffer, body: Buffer): SentMail {
  const words = inflateRawSync(body, { dictionary: form }).toString();
  const [html, text, from, replyTo, subject] = JSON.parse(words) as [
    string,
    string,
    string,
    string | null,
    string,
  ];
  return { html, text, from, replyTo, subject };
}
