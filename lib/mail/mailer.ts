import { type Db, database } from "@/db";
import { type Clock, systemClock } from "../clock";
import { type Env, env as processEnv } from "../env";
import { log } from "../log";
import { capturedMailer } from "./captured";
import type { Mailer } from "./mail";
import { messageIdHost } from "./message-id";
import { resendMailer } from "./resend/mailer";
import { smtpMailer } from "./smtp/mailer";

export type { Mail, Mailer, SendOutcome } from "./mail";

/** The mailer that the environment asks for: Resend before SMTP; with neither, mails are kept in the database. */
export function mailerFor(env: Env, db: Db, clock: Clock = systemClock): Mailer {
  const host = messageIdHost(env.APP_URL, env.MAIL_FROM);
  const rate = env.MAIL_RATE_PER_SECOND ?? null;
  if (env.RESEND_API_KEY) {
    if (env.SMTP_URL) log().warn("RESEND_API_KEY and SMTP_URL are both set: mail goes through Resend.");
    return resendMailer({ key: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL, host, rate });
  }
  if (env.SMTP_URL) return smtpMailer({ url: env.SMTP_URL, host, rate, clock });
  return capturedMailer({ db, host, clock });
}

// The server and the pages are bundled apart: mails go in one turn, at one pace.
const shared = globalThis as { surveyhookMailer?: Mailer };

/** This process's mailer. */
export function mailer(): Mailer {
  shared.surveyhookMailer ??= mailerFor(processEnv(), database());
  return shared.surveyhookMailer;
}
