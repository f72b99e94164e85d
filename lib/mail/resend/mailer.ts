import { headersOf } from "../headers";
import { type Mail, type Mailer, type MailTrial, MailUnavailable, type SendOutcome } from "../mail";
import { messageIdOf } from "../message-id";
import { pacer } from "../pace";
import { type ResendReply, resendCaller } from "./call";
import { isAboutContent, leftOut, resendOutcome } from "./outcome";

const providersRate = 2;
const rememberedBatches = 1000;

type BatchBody = { data?: { id?: string }[]; errors?: { index: number; message: string }[] };

/**
 * Sends through Resend: up to 100 mails a call, the batch's id as its idempotency key, so that a repeat within 24 hours
 * sends nothing twice. Where a whole batch is refused for one mail, each goes alone under its own id, and so does a mail
 * whose id is its batch's.
 * @param options.rate mails a second; null is Resend's own limit of two calls a second
 */
export function resendMailer(options: {
  key: string;
  baseUrl: string | undefined;
  host: string;
  rate: number | null;
  /** For tests: how long a call may take. */
  timeoutMs?: number;
}): Mailer {
  const { key, host, baseUrl = "https://api.resend.com" } = options;
  const call = resendCaller({ key, baseUrl, timeoutMs: options.timeoutMs });
  const turn = pacer(options.rate ?? providersRate);
  // A batch that went mail by mail stays so: its mails are remembered under their own ids, not under the batch's.
  const single = new Set<string>();

  async function inTurn<T>(mails: number, ask: Parameters<typeof call<T>>[0]): Promise<ResendReply<T>> {
    await turn(options.rate === null ? 1 : mails);
    return await call(ask);
  }

  function sendOne(mail: Mail) {
    return inTurn(1, (sdk, fetching) =>
      sdk.emails.send(payloadOf(mail, host), { ...fetching, idempotencyKey: mail.id }),
    );
  }

  async function sendAlone(mails: Mail[]): Promise<SendOutcome[]> {
    const outcomes: SendOutcome[] = [];
    for (const mail of mails) {
      const last = outcomes.at(-1);
      if (last?.status === "failed" && last.code !== "mail_error") {
        outcomes.push(last);
        continue;
      }
      const reply = await sendOne(mail);
      outcomes.push(
        reply.kind === "ok" ? { status: "sent", providerId: reply.body?.id ?? null } : outcomeOf(reply),
      );
    }
    return outcomes;
  }

  async function send(mails: Mail[], batchId: string): Promise<SendOutcome[]> {
    if (mails.length === 0) return [];
    if (single.has(batchId) || mails[0]?.id === batchId) return await sendAlone(mails);
    const payload = mails.map((mail) => payloadOf(mail, host));
    // Permissive: a bad address is named and left out, the others go.
    const reply = await inTurn(mails.length, (sdk, fetching) =>
      sdk.batch.send(payload, { ...fetching, idempotencyKey: batchId, batchValidation: "permissive" }),
    );
    if (reply.kind === "ok") return outcomesOfBatch(reply.body, mails.length);
    if (reply.kind === "error" && isAboutContent(reply.answer)) {
      remember(single, batchId);
      return await sendAlone(mails);
    }
    const outcome = outcomeOf(reply);
    return mails.map(() => outcome);
  }

  async function check(): Promise<void> {
    const reply = await call((sdk, fetching) => sdk.domains.list({}, fetching));
    if (reply.kind === "ok" || (reply.kind === "error" && reply.answer.name === "restricted_api_key")) return;
    const outcome = outcomeOf(reply);
    if (outcome.status !== "failed") return;
    const { code, message } = outcome;
    if (reply.kind === "lost") throw new MailUnavailable({ code, message, note: "resend_away" });
    if (code === "mail_auth") throw new MailUnavailable({ code, message, note: "resend_key" });
    if (code === "mail_rate_limited" || reply.answer.status >= 500)
      throw new MailUnavailable({ code, message });
  }

  async function attempt(mail: Mail): Promise<MailTrial> {
    const began = performance.now();
    const passed = (name: "connected" | "taken", detail: Record<string, string>) => ({
      ...{ name, ms: Math.round(performance.now() - began), detail },
    });
    const reply = await sendOne(mail);
    if (reply.kind === "ok")
      return { stages: [passed("taken", { answer: reply.body?.id ?? "" })], stopped: null };
    const stopped = outcomeOf(reply);
    const stages = reply.kind === "error" ? [passed("connected", {})] : [];
    return { stages, stopped: stopped.status === "sent" ? null : stopped };
  }

  return {
    name: "resend",
    where: `Resend (${new URL(baseUrl).host})`,
    send,
    check,
    attempt,
    close: async () => {},
  };
}

/** Equal for equal mails, byte for byte: Resend compares a repeat with what it got first. */
function payloadOf(mail: Mail, host: string) {
  return {
    from: mail.from,
    to: [mail.to],
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: { ...headersOf(mail), "Message-ID": messageIdOf(mail.id, host) },
    tags: [{ name: "mail", value: mail.id }],
  };
}

function outcomeOf(reply: Exclude<ResendReply<unknown>, { kind: "ok" }>): SendOutcome {
  return reply.kind === "lost" ? reply.outcome : resendOutcome(reply.answer);
}

/** Ids come in the order of the mails, less those that were left out. */
function outcomesOfBatch(body: BatchBody | null, count: number): SendOutcome[] {
  const errors = new Map((body?.errors ?? []).map(({ index, message }) => [index, message]));
  const ids = (body?.data ?? []).map(({ id }) => id ?? null);
  return Array.from({ length: count }, (_, place) => {
    const error = errors.get(place);
    if (error !== undefined) return leftOut(error);
    return { status: "sent", providerId: ids.shift() ?? null };
  });
}

function remember(batches: Set<string>, batchId: string): void {
  batches.add(batchId);
  if (batches.size > rememberedBatches) batches.delete(batches.values().next().value!);
}
