import type { BodyFault } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import { databaseUnavailable, isDatabaseTrouble, type TimeoutBudget, timeoutBudget } from "@/lib/deadline";
import { AppError, problemOf } from "@/lib/errors";
import { newIds } from "@/lib/ids";
import { log } from "@/lib/log";
import { bodyLimits, kindOfBody, tooLarge, unpackBody } from "@/lib/payload/body";
import { parseBody } from "@/lib/payload/parse";
import { bodyProblem, isUnreadable } from "@/lib/reason/body";
import { verifyStandardWebhook } from "@/lib/signature";
import type { DeliveryWriter } from "../write/writer";
import { decideAll, dryResult, tally } from "./decisions";
import { authenticateHook, badSignature, findKey, invalidKey, missingKey } from "./key";
import { isPing, pingAnswer } from "./ping";
import type { RateLimiter } from "./rate";
import { modeOf, prepareDelivery, prepareUnreadable, type Request } from "./receive";
import { keptHeaders, type RequestKey, readRequestKey } from "./request-headers";
import type { Hook, HookCache } from "./setup";

/**
 * A request to a hook, from whichever door. `read` gives the raw body, or null where it is larger than the limit; it
 * rejects where the client has left before its body was whole.
 */
export type HookRequest = {
  method: string;
  id: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  read: (limit: number) => Promise<Buffer | null>;
};

/** The answer to it. `outcome` is for metrics. */
export type HookAnswer = { status: number; headers: Record<string, string>; body: string; outcome: string };

/** What the hook needs of its process. */
export type HookDeps = {
  cache: HookCache;
  writer: DeliveryWriter;
  limiter: RateLimiter;
  clock: Clock;
  /** Called after a commit that scheduled invitations, with the time of the first. Must not throw. */
  wake: (firstSendAt: Date) => void;
  /** Called after a failed delivery was counted: recipients may have to be told. Must not throw. */
  tell: () => void;
  /** Called when a key was used; the time of its last use is kept roughly. */
  keyUsed: (keyId: string) => void;
  /** Called when a request was refused for want of a key or signature. Must not throw, nor make the answer wait. */
  refused?: (automationId: string, code: string, at: Date) => void;
};

const allow = "POST, OPTIONS";
const inFlight = new Set<string>();

/** Answers a request to a hook: the one handler behind both doors. Never throws. */
export async function answerHook(deps: HookDeps, request: HookRequest): Promise<HookAnswer> {
  const { request: requestId, delivery } = newIds("request", "delivery");
  try {
    const answer = await handle(deps, request, delivery);
    answer.headers["x-request-id"] = requestId;
    return answer;
  } catch (error) {
    const known =
      error instanceof AppError ? error : isDatabaseTrouble(error) ? databaseUnavailable() : undefined;
    if (!known) log().error({ err: error, requestId }, "a hook request failed");
    const { status, headers, body } = problemOf(known ?? error);
    if (status === 401) deps.refused?.(request.id, String(body.code), deps.clock());
    return {
      status,
      headers: { ...headers, "x-request-id": requestId },
      body: JSON.stringify(body),
      outcome: String(body.code),
    };
  }
}

async function handle(deps: HookDeps, request: HookRequest, deliveryId: string): Promise<HookAnswer> {
  if (request.method === "OPTIONS") return { status: 204, headers: { allow }, body: "", outcome: "options" };
  if (request.method !== "POST") {
    throw new AppError("method_not_allowed", "A hook takes POST.", { headers: { allow } });
  }
  const given = findKey(request.headers, request.query);
  if (!given) throw missingKey();
  const dryRun = isDryRun(request.query);
  const now = deps.clock();
  const { wait, lend } = timeoutBudget();

  let hook = dryRun ? undefined : deps.cache.known(request.id, now);
  let keyId = hook && authenticateHook(hook, given, now);
  if (!keyId) {
    hook = await wait(() => deps.cache.fresh(request.id, now));
    keyId = authenticateHook(hook, given, now);
  }
  if (!hook || !keyId) throw invalidKey();

  const bucket = dryRun ? `${request.id} dry` : request.id;
  if (deps.limiter.check(bucket, hook.rateLimitPerMinute, now.getTime())) {
    // The limit may have been raised since the hook was loaded.
    hook = await wait(() => deps.cache.fresh(request.id, now));
    keyId = authenticateHook(hook, given, now);
    if (!hook || !keyId) throw invalidKey();
    const limited = deps.limiter.check(bucket, hook.rateLimitPerMinute, now.getTime());
    if (limited) throw limited;
  }

  const { rateLimitPerMinute } = hook;
  const use = (count: number) => deps.limiter.take(bucket, count, rateLimitPerMinute, now.getTime());
  const raw = await readRaw(request, use);
  // Nobody reads this answer; it is no failure of ours, nor the database's.
  if (!raw) return { status: 400, headers: {}, body: "", outcome: "aborted" };
  const requestKey = readRequestKey(request.headers);
  // A write that finds the automation changed starts again with what it is now, the key included.
  for (let tries = 0; tries < 5; tries++) {
    const answer = await attempt(deps, request, hook, raw, {
      deliveryId,
      dryRun,
      bucket,
      requestKey,
      now,
      wait,
      lend,
    });
    if (answer) {
      deps.keyUsed(keyId);
      return answer;
    }
    hook = await wait(() => deps.cache.fresh(request.id, now));
    keyId = authenticateHook(hook, given, now);
    if (!hook || !keyId) throw invalidKey();
  }
  throw new AppError(
    "overloaded",
    "The automation is being changed at this moment. Send it again in a second.",
    { headers: { "retry-after": "1" } },
  );
}

/** A slip in asking for a dry run must send no mail: the name counts in any case, and any value that does not say no. */
function isDryRun(query: URLSearchParams): boolean {
  const [, value] = [...query].find(([name]) => name.toLowerCase() === "dryrun") ?? [];
  return value !== undefined && !/^(0|false|no|off)$/i.test(value);
}

async function readRaw(request: HookRequest, use: (count: number) => unknown): Promise<Buffer | undefined> {
  const length = Number(request.headers["content-length"] ?? 0);
  const raw = length > bodyLimits.bytes ? null : await request.read(bodyLimits.bytes).catch(() => undefined);
  if (raw === null) {
    use(1);
    throw bodyProblem(tooLarge);
  }
  return raw;
}

type Terms = {
  deliveryId: string;
  dryRun: boolean;
  /** Whose rate it uses up: trying never takes from what is live. */
  bucket: string;
  requestKey: RequestKey | null;
  now: Date;
} & TimeoutBudget;

/** One try with one version of the hook; undefined where the automation has changed meanwhile. */
async function attempt(
  deps: HookDeps,
  request: HookRequest,
  hook: Hook,
  raw: Buffer,
  terms: Terms,
): Promise<HookAnswer | undefined> {
  const { headers } = request;
  const { now, wait, lend } = terms;
  if (hook.signingSecret) {
    const verified = verifyStandardWebhook({
      secret: hook.signingSecret,
      id: headers["webhook-id"] ?? headers["svix-id"],
      timestamp: headers["webhook-timestamp"] ?? headers["svix-timestamp"],
      signature: headers["webhook-signature"] ?? headers["svix-signature"],
      body: raw,
      now,
    });
    if (!verified.ok) throw badSignature(verified.error);
  }
  const use = (count: number) =>
    deps.limiter.take(terms.bucket, count, hook.rateLimitPerMinute, now.getTime());
  if (isPing(request, raw)) {
    use(1);
    return json(200, pingAnswer, "ping");
  }
  const kind = kindOfBody(headers["content-type"]);
  const refused = (fault: BodyFault) => {
    use(1);
    return bodyProblem(fault);
  };
  if (!kind.ok && !isUnreadable(kind.error)) throw refused(kind.error);
  const unpacked = unpackBody(raw, headers["content-encoding"]);
  // Each await costs more than it seems in a process whose pages trace their promises.
  const body = unpacked instanceof Promise ? await unpacked : unpacked;
  if (!body.ok && !isUnreadable(body.error)) throw refused(body.error);

  const kept: Request = {
    id: terms.deliveryId,
    contentType: (headers["content-type"] ?? "").slice(0, 200),
    headers: keptHeaders(headers),
    body: body.ok ? body.value : raw,
    idempotencyKey: terms.requestKey?.key ?? null,
  };
  const parsing = !kind.ok ? kind : !body.ok ? body : parseBody(body.value, kind.value, hook.itemsPath);
  const parsed = parsing instanceof Promise ? await parsing : parsing;
  if (!parsed.ok) {
    const problem = refused(parsed.error);
    if (!terms.dryRun && isUnreadable(parsed.error)) {
      const unreadable = prepareUnreadable(hook, kept, parsed.error, now);
      const written = await lend((left) => deps.writer.write(unreadable, left));
      if (written.outcome === "changed") return undefined;
      deps.tell();
    }
    throw problem;
  }
  const count = parsed.value.respondents.length;
  const limited = use(count);
  if (limited) {
    const current = await wait(() => deps.cache.fresh(request.id, now));
    if (current && current.rateLimitPerMinute !== hook.rateLimitPerMinute) return undefined;
    throw limited;
  }
  if (terms.dryRun) {
    const decisions = await decideAll(hook, parsed.value.respondents, parsed.value.body, now);
    const results = decisions.map((decision, index) => dryResult(hook, decision, index));
    return json(200, JSON.stringify({ mode: "dry_run", ...tally(results), results }), "dry_run");
  }
  const { requestKey } = terms;
  const slot = requestKey && `${hook.id} ${requestKey.key}`;
  if (slot !== null && inFlight.has(slot)) {
    throw new AppError(
      "idempotency_in_progress",
      "A request with this Idempotency-Key is still in hand. Send it again in a second.",
      { headers: { "retry-after": "1" } },
    );
  }
  if (slot !== null) inFlight.add(slot);
  try {
    const preparing = prepareDelivery(hook, kept, parsed.value, now);
    const prepared = preparing instanceof Promise ? await preparing : preparing;
    const written = await lend((left) => deps.writer.write(prepared.write, left));
    if (written.outcome === "repeated") return repeat(written, requestKey?.sameBody ?? true);
    if (written.outcome === "changed") {
      deps.limiter.giveBack(terms.bucket, count);
      return undefined;
    }
    if (prepared.firstSendAt) deps.wake(prepared.firstSendAt);
    if (prepared.write.failure) deps.tell();
    const outcome = prepared.status === 400 ? "all_rejected" : modeOf(hook);
    return json(prepared.status, prepared.write.answer(written.duplicates), outcome);
  } finally {
    if (slot !== null) inFlight.delete(slot);
  }
}

function repeat(
  earlier: { sameBody: boolean; status: number; answer: string },
  compared: boolean,
): HookAnswer {
  if (compared && !earlier.sameBody) {
    throw new AppError(
      "idempotency_key_reused",
      "This Idempotency-Key came before with another body. Use a new key for a new request.",
    );
  }
  const answer = json(earlier.status, earlier.answer, "replayed");
  answer.headers["idempotency-replayed"] = "true";
  return answer;
}

function json(status: number, body: string, outcome: string): HookAnswer {
  const type = status >= 400 ? "application/problem+json" : "application/json";
  return { status, headers: { "content-type": type, "cache-control": "no-store" }, body, outcome };
}
