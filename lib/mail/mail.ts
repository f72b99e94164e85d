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

/**
 * What became of one mail. `refused` is permanent and the recipient's matter; `suppress` says that the address is dead.
 * `failed` is the system's matter and worth another try, not before `retryAfterMs` where the provider named a wait.
 */
export type SendOutcome =
  | { status: "sent"; providerId: string | null }
  | { status: "refused"; code: "recipient_refused"; message: string; suppress: boolean }
  | {
      status: "failed";
      code: "mail_auth" | "mail_unreachable" | "mail_rate_limited" | "mail_error";
      message: string;
      retryAfterMs?: number;
    };

/** The way mails leave. */
export type Mailer = {
  name: "resend" | "smtp" | "captured";
  /** Where mails go, for people: a host, never a secret. */
  where: string;
  /**
   * Hands mails over, up to 100, and never throws for what a mail server does.
   * @param batchId the same for a repeat of the same mails, so that a provider can tell it
   * @param told called with each outcome as soon as it is known, where mails go one by one and each counts by itself
   * @returns one outcome a mail, in their order
   */
  send(
    mails: Mail[],
    batchId: string,
    told?: (place: number, outcome: SendOutcome) => void,
  ): Promise<SendOutcome[]>;
  /** @throws Error with one sentence where mails could not be handed over now */
  check(): Promise<void>;
  close(): Promise<void>;
};
