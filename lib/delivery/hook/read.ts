import type { BodyFault } from "@/db/schema";
import { bodyLimits, kindOfBody, tooLarge, unpackBody } from "@/lib/payload/body";
import { parseBody } from "@/lib/payload/parse";
import { bodyProblem, isUnreadable } from "@/lib/reason/body";
import { fail, ok, type Result } from "@/lib/result";
import type { HookRequest, Identified, KeptRequest, Opened, Read, Received } from "./context";
import { changed, type End, json, refuse, type Stage, whenKnown } from "./line";
import { prepareUnreadable } from "./prepare";
import { takeRate } from "./rate";

/** How senders try a hook without anybody to invite: each kind of system, and how its ping is told. */
const pings: Record<string, (request: HookRequest, body: Buffer) => boolean> = {
  github: ({ headers }) => headers["x-github-event"] === "ping",
  woocommerce: ({ headers }, body) =>
    /^\s*application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "") &&
    body.length < 40 &&
    /^webhook_id=\d+$/.test(body.toString("latin1")),
};

/** What a ping is answered: nothing came, and nothing is wrong. */
const pingAnswer = JSON.stringify({
  ...{ mode: "ping", accepted: 0, filtered: 0, duplicates: 0, rejected: 0 },
  results: [],
});

const secret =
  /^(authorization|proxy-authorization|cookie|x-api-key|webhook-signature|svix-signature)$|token|secret|password/;

/** Nobody reads this answer; it is no failure of ours, nor the database's. */
const aborted = () => ({ status: 400, headers: {}, body: "", outcome: "aborted" });

/** Takes the body as it comes, within the limit. */
export const receive: Stage<Opened, Received> = async (at) => {
  const { headers, read } = at.request;
  const length = Number(headers["content-length"] ?? 0);
  const raw = length > bodyLimits.bytes ? null : await read(bodyLimits.bytes).catch(() => undefined);
  if (raw === undefined) return fail({ answer: aborted() });
  if (raw !== null) return ok({ ...at, raw });
  takeRate(at, 1);
  return refuse(bodyProblem(tooLarge));
};

/** Answers a ping, which carries no respondent. */
export const answerPing: Stage<Identified, Identified> = (at) => {
  if (!isPing(at.request, at.raw)) return ok(at);
  takeRate(at, 1);
  return fail({ answer: json(200, pingAnswer, "ping") });
};

/** Reads the body into respondents. */
export const parse: Stage<Identified, Read> = (at) => {
  const { "content-type": type, "content-encoding": encoding } = at.request.headers;
  const kind = kindOfBody(type);
  if (!kind.ok && !isUnreadable(kind.error)) return unread(at, at.raw, kind.error);
  return whenKnown(unpackBody(at.raw, encoding), (body) => {
    if (!body.ok && !isUnreadable(body.error)) return unread(at, at.raw, body.error);
    const bytes = body.ok ? body.value : at.raw;
    const parsing = !kind.ok ? kind : !body.ok ? body : parseBody(bytes, kind.value, at.hook.itemsPath);
    return whenKnown(parsing, (parsed) =>
      parsed.ok
        ? ok({ ...at, kept: keptOf(at, bytes), parsed: parsed.value })
        : unread(at, bytes, parsed.error),
    );
  });
};

/** Refuses what cannot be read. A fault of the body itself is kept in the history, and counts as a failed delivery. */
async function unread(at: Identified, bytes: Buffer, fault: BodyFault): Promise<Result<Read, End>> {
  const { deps, hook, now } = at;
  takeRate(at, 1);
  if (at.dryRun || !isUnreadable(fault)) return refuse(bodyProblem(fault));
  const write = prepareUnreadable(hook, keptOf(at, bytes), fault, now);
  const written = await at.budget.lend((left) => deps.writer.write(write, left));
  if (written.outcome === "changed") return changed;
  deps.tell();
  return refuse(bodyProblem(fault));
}

function keptOf({ request: { headers }, deliveryId, requestKey }: Identified, body: Buffer): KeptRequest {
  return {
    id: deliveryId,
    contentType: (headers["content-type"] ?? "").slice(0, 200),
    headers: keptHeaders(headers),
    body,
    idempotencyKey: requestKey?.key ?? null,
  };
}

/** Is it a ping, which carries no respondent? */
function isPing(request: HookRequest, body: Buffer): boolean {
  return Object.values(pings).some((tells) => tells(request, body));
}

/** The headers that a delivery keeps: none that carries a secret, none of unreasonable size. */
function keptHeaders(headers: Record<string, string | undefined>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers).slice(0, 60)) {
    if (value === undefined || secret.test(name)) continue;
    kept[name] = value.slice(0, 500).toWellFormed().replaceAll("\0", "");
  }
  return kept;
}
