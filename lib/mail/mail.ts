import type { MailNote } from "@/db/schema";
import { mailSentence } from "./sentence";

/** An e-mail ready to go. `id` (`inv_...`, `ntc_...`) is its idempotency key and the left part of its Message-ID. */
export type Mail = {
  id: string;
  workspaceId: string | null;
  to: string;
  from: string;
  replyTo?: string | null;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  /** A part of the text that only its reader may see, such as the token of a link about an account: sent, never kept. */
  secret?: string;
};

/** Trouble of the system: what it is called, and what the server or the network said. */
export type MailTrouble = {
  code: "mail_auth" | "mail_unreachable" | "mail_rate_limited" | "mail_error";
  message: string;
  note?: MailNote;
};

/**
 * What became of one mail. `refused` is permanent: the mailbox's matter, or this mail's; `suppress` says that there is no
 * such mailbox. `failed` is the system's matter and worth another try, not before `retryAfterMs` where the provider named a wait.
 */
export type SendOutcome =
  | { status: "sent"; providerId: string | null }
  | {
      status: "refused";
      code: "recipient_refused" | "mail_content_refused";
      message: string;
      suppress: boolean;
    }
  | (MailTrouble & { status: "failed"; retryAfterMs?: number });

/** A stage that a trial mail has passed: after how many milliseconds, and what is to be told of it. */
export type MailStage = {
  name: "found" | "connected" | "signed_in" | "taken" | "kept";
  ms: number;
  detail: Record<string, string | number | boolean | null>;
};

/** How a trial mail went: the stages it passed, and what stopped it. */
export type MailTrial = { stages: MailStage[]; stopped: (MailTrouble | Refused) | null };

type Refused = Extract<SendOutcome, { status: "refused" }>;

/** Mails cannot be handed over now. */
export class MailUnavailable extends Error {
  constructor(readonly trouble: MailTrouble) {
    super(mailSentence(trouble.message, trouble.note));
  }
}

/** The way mails leave. */
export type Mailer = {
  name: "resend" | "smtp" | "captured";
  /** Where mails go, for people: a host, never a secret. */
  where: string;
  /**
   * Hands mails over, up to 100, and never throws for what a mail server does.
   * @param batchId the same for a repeat of the same mails, so that a provider can tell it
   * @param onOutcome called with each outcome as soon as it is known, where mails go one by one and each counts by itself
   * @returns one outcome a mail, in their order
   */
  send(
    mails: Mail[],
    batchId: string,
    onOutcome?: (place: number, outcome: SendOutcome) => void,
  ): Promise<SendOutcome[]>;
  /**
   * Looks whether mails could be handed over now.
   * @param signIn false: as far as it goes without one, for a look that is taken often
   * @throws MailUnavailable
   */
  check(signIn?: boolean): Promise<void>;
  /** Hands over one mail for a person who watches, stage by stage, past every queue. Never throws for a mail server. */
  attempt(mail: Mail): Promise<MailTrial>;
  close(): Promise<void>;
};
