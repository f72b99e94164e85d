import nodemailer from "nodemailer";
import type { Clock } from "../clock";
import { fresh } from "./fresh";
import type { Mail, Mailer, SendOutcome } from "./mail";
import { messageIdOf } from "./message-id";
import { pacer } from "./pace";
import { smtpOutcome } from "./smtp-outcome";

const connections = 20;
const patienceMilliseconds = 30_000;

/** So many mails in a row that found no server, or were not let in, end the batch: the rest would only wait for the same. */
const hopeless = 3;

/**
 * Sends through an SMTP server over a pool of connections, TLS where the server offers it (`smtps:` from the first byte).
 * @param options.url `smtp://user:pass@host:port`
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
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxRequeues: 2,
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    dnsTimeout: patienceMilliseconds,
    // An answer to DATA that comes too late makes a second mail: servers that scan before they answer get longer.
    socketTimeout: 2 * patienceMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  async function sendOne({ secret: _secret, ...mail }: Mail): Promise<SendOutcome> {
    await turn();
    try {
      await transport.sendMail({
        ...mail,
        replyTo: mail.replyTo ?? undefined,
        messageId: messageIdOf(mail.id, host),
        date: clock(),
      });
      return { status: "sent", providerId: null };
    } catch (error) {
      return smtpOutcome(error);
    }
  }

  async function send(
    mails: Mail[],
    _batchId: string,
    told?: (place: number, outcome: SendOutcome) => void,
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
        told?.(place, outcome);
      }
    };
    await Promise.all(Array.from({ length: Math.min(connections, mails.length) }, worker));
    return outcomes;
  }

  const { hostname, port, protocol } = new URL(url);
  return {
    name: "smtp",
    where: `${hostname}:${port || (protocol === "smtps:" ? 465 : 587)}`,
    send,
    check: fresh(clock, async () => {
      await transport.verify();
    }),
    close: async () => transport.close(),
  };
}

function isHopeless(outcome: SendOutcome | undefined): boolean {
  return (
    outcome?.status === "failed" && (outcome.code === "mail_unreachable" || outcome.code === "mail_auth")
  );
}
