import type { Db } from "@/db";
import type { Failure } from "@/db/schema";
import { failureOf } from "../failures";
import { mailHealth, plainWords } from "../mail/health";
import { failureSentence } from "../reason/sentence";
import { nothingWaits, type WaitingMail, waitingMail } from "./waiting";

/** What keeps mail from leaving: what the last look at the mailer found, else what the last tries met, whoever made them. */
export function mailCause(waiting: WaitingMail): Failure | null {
  const { trouble } = mailHealth();
  if (!trouble) return waiting.cause;
  const { code, message: said, note, since } = trouble;
  return failureOf(code, "send", since, { said, ...(note ? { note } : {}) });
}

/** How mail leaves, for whoever asks whether this installation works. */
export async function mailPart(db: Db, now: Date): Promise<{ ready: boolean; detail?: string }> {
  const cause = mailCause(mailHealth().trouble ? nothingWaits : await waitingMail(db, {}, now));
  return cause ? { ready: false, detail: plainWords(failureSentence(cause)) } : { ready: true };
}
