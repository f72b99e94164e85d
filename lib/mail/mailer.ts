import { type Db, database } from "@/db";
import { type Clock, systemClock } from "../clock";
import { type Env, env as processEnv } from "../env";
import { log } from "../log";
import { capturedMailer } from "./captured";
import { messageIdHost } from "./message-id";
import { resendMailer } from "./resend";
import { smtpMailer } from "./smtp";

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
   * @returns one outcome a mail, in their order
   */
  send(mails: Mail[], batchId: string): Promise<SendOutcome[]>;
  /** @throws Error with one sentence where mails could not be handed over now */
  check(): Promise<void>;
  close(): Promise<void>;
};

/** The mailer that the environment asks for: Resend before SMTP; with neither, mails are kept in the database. */
export function mailerFor(env: Env, db: Db, clock: Clock = systemClock): Mailer {
  const host = messageIdHost(env.APP_URL, env.MAIL_FROM);
  const rate = env.MAIL_RATE_PER_SECOND ?? null;
  if (env.RESEND_API_KEY) {
    if (env.SMTP_URL) log().warn("RESEND_API_KEY and SMTP_URL are both set: mail goes through Resend.");
    return resendMailer({ key: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL, host, rate, clock });
  }
  if (env.SMTP_URL) return smtpMailer({ url: env.SMTP_URL, host, rate, clock });
  return capturedMailer({ db, host, clock });
}

const shared = globalThis as { surveyhookMailer?: Mailer };

/** This process's mailer. */
export function mailer(): Mailer {
  shared.surveyhookMailer ??= mailerFor(processEnv(), database());
  return shared.surveyhookMailer;
}
