import type { Tx } from "@/db";
import { AppError } from "../errors";
import { newId } from "../ids";
import { fromWithName } from "../mail/address";
import type { Mail, Mailer, SendOutcome } from "../mail/mailer";
import { escapeHtml } from "../mail/templates/escape";
import { palette, sans } from "../mail/templates/palette";
import { noticeWords } from "../notification/words";
import { takeTurn } from "../throttle";
import { previewMessage } from "./message-preview";
import { senderOf } from "./template";

type Test = Omit<Parameters<typeof previewMessage>[0], "person"> & {
  to: string;
  /** Of the person who gets it: the words of the mark. */
  locale: string;
  replyTo: string | null;
  senderName?: string | null;
  from: string;
};

/**
 * Writes a message as a respondent would get it, for the person who edits it: marked as a test in its subject and at its
 * top, with invented values, and with links that lead to the survey in the dashboard, since there is no respondent.
 * @param id `mal_...`
 */
export async function composeTestMessage(id: string, test: Test): Promise<Mail> {
  const { subject, html, text } = await previewMessage({ ...test, person: "full" });
  const mark = noticeWords(test.locale).words.messageTest;
  return {
    id,
    workspaceId: test.workspace.id,
    to: test.to,
    from: fromWithName(test.from, test.senderName ?? senderOf(test.workspace)),
    replyTo: test.replyTo ?? test.workspace.replyTo ?? null,
    subject: `[Test] ${subject}`,
    html: html.replace(/<body[^>]*>/, (body) => body + markHtml(mark)),
    text: `*** ${mark} ***\n\n${text}`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

/**
 * Sends a message to the person who edits it. There is no run, and nothing but the turn is counted.
 * @returns how the mail server took it
 * @throws AppError rate_limited beyond 10 tests in 10 minutes
 */
export async function sendTestMessage(
  db: Tx,
  mailer: Mailer,
  userId: string,
  test: Test,
): Promise<SendOutcome> {
  await takeTestTurn(db, userId, test.now);
  const mail = await composeTestMessage(newId("mail"), test);
  const [outcome] = await mailer.send([mail], newId("batch"));
  return outcome!;
}

function markHtml(mark: string): string {
  const style = `background:${palette.accent};color:${palette.onAccent};padding:10px 16px;font:600 14px/20px ${sans};text-align:center`;
  return `<div style="${escapeHtml(style)}">${escapeHtml(mark)}</div>`;
}

/** Takes a turn at a test mail, of whatever kind. @throws AppError rate_limited beyond 10 of one person in 10 minutes */
export async function takeTestTurn(db: Tx, userId: string, now: Date): Promise<void> {
  const seconds = await takeTurn(db, [{ key: `test mail ${userId}`, most: 10, seconds: 600 }], now);
  if (seconds > 0)
    throw new AppError("rate_limited", "Ten tests were sent within ten minutes. Wait a few minutes.");
}
