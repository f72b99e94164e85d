import nodemailer from "nodemailer";
import type { Clock } from "@/lib/clock";
import { readSmtpUrl } from "@/lib/smtp-url";
import { headersOf } from "../headers";
import { type Mail, type Mailer, type MailTrial, MailUnavailable, type SendOutcome } from "../mail";
import { messageIdOf } from "../message-id";
import { pacer } from "../pace";
import { connectionOptions, converse } from "./conversation";
import { smtpOutcome } from "./outcome";

const patienceMilliseconds = 30_000;
/** What a look may take: trouble must show within half a minute. */
const lookMilliseconds = 10_000;

/** So many mails in a row that found no server, or were not let in, end the batch: the rest would only wait for the same. */
const hopeless = 3;

/**
 * Sends through an SMTP server over a pool of connections, TLS where the server offers it (`smtps:` from the first byte).
 * @param options.url SMTP_URL
 * @param options.rate mails a second, null for no limit
 */
export function smtpMailer(options: {
  url: string;
  host: string;
  rate: number | null;
  clock: Clock;
}): Mailer {
  const { url, host, clock } = options;
  const turn = pacer(options.rate);
  const target = readSmtpUrl(url);
  const { auth, maxConnections } = target;
  const transport = nodemailer.createTransport({
    ...connectionOptions(target, patienceMilliseconds),
    ...(auth ? { auth } : {}),
    pool: true,
    maxConnections,
    maxRequeues: 2,
    // An answer to DATA that comes too late makes a second mail: servers that scan before they answer get longer.
    socketTimeout: 2 * patienceMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const composed = ({ secret: _secret, ...mail }: Mail) => ({
    ...mail,
    headers: headersOf(mail),
    replyTo: mail.replyTo ?? undefined,
    messageId: messageIdOf(mail.id, host),
    date: clock(),
  });

  async function sendOne(mail: Mail): Promise<SendOutcome> {
    await turn();
    try {
      await transport.sendMail(composed(mail));
      return { status: "sent", providerId: null };
    } catch (error) {
      return smtpOutcome(error);
    }
  }

  async function check(signIn = true): Promise<void> {
    try {
      await converse(target, { signIn, patienceMs: lookMilliseconds });
    } catch (error) {
      const { message, ...outcome } = smtpOutcome(error) as { message: string };
      throw new MailUnavailable({ code: "mail_unreachable", ...outcome, message });
    }
  }

  async function attempt(mail: Mail): Promise<MailTrial> {
    const stages: MailTrial["stages"] = [];
    try {
      const given = { signIn: true, mail: composed(mail), patienceMs: patienceMilliseconds };
      await converse(target, given, (stage) => stages.push(stage));
      return { stages, stopped: null };
    } catch (error) {
      const outcome = smtpOutcome(error);
      return { stages, stopped: outcome.status === "sent" ? null : outcome };
    }
  }

  async function send(
    mails: Mail[],
    _batchId: string,
    onOutcome?: (place: number, outcome: SendOutcome) => void,
  ): Promise<SendOutcome[]> {
    const outcomes: SendOutcome[] = [];
    let next = 0;
    let lost = 0;
    const worker = async () => {
      while (next < mails.length) {
        const place = next++;
        const known = lost >= hopeless ? outcomes.find(isHopeless) : undefined;
        const outcome = known ?? (await sendOne(mails[place]!));
        lost = isHopeless(outcome) ? lost + 1 : 0;
        outcomes[place] = outcome;
        onOutcome?.(place, outcome);
      }
    };
    await Promise.all(Array.from({ length: Math.min(maxConnections, mails.length) }, worker));
    return outcomes;
  }

  return {
    name: "smtp",
    where: `${target.host}:${target.port}`,
    send,
    check,
    attempt,
    close: async () => transport.close(),
  };
}

function isHopeless(outcome: SendOutcome | undefined): boolean {
  return (
    outcome?.status === "failed" && (outcome.code === "mail_unreachable" || outcome.code === "mail_auth")
  );
}
