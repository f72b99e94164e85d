import { hash } from "node:crypto";
import type { DeliveryMode, UnreadableBody } from "@/db/schema";
import type { Decision } from "@/lib/automation/decide/decide";
import { AppError, problemOf } from "@/lib/errors";
import type { FailureCause } from "@/lib/notification/count-failure";
import { maskValue } from "@/lib/notification/mask";
import { isMissing, isPlain, type Json, toText } from "@/lib/payload/json";
import type { Parsed } from "@/lib/payload/parse";
import type { DeliveryWrite, RunWrite } from "../write/model";
import { decideAll, keptRun, type Result, runOf, tally } from "./decisions";
import type { Hook } from "./setup";

/** A request as far as a delivery keeps it. */
export type Request = {
  /** The delivery's own id. */
  id: string;
  contentType: string;
  headers: Record<string, string>;
  body: Buffer;
  idempotencyKey: string | null;
};

/** A delivery ready to be written, with the answer it leads to. */
export type Prepared = {
  write: DeliveryWrite;
  status: number;
  /** When the first invitation is due, or null where none is scheduled. */
  firstSendAt: Date | null;
};

/** The mode in which a hook takes requests. */
export function modeOf(hook: Hook): DeliveryMode {
  if (hook.status === "draft") return "test";
  return hook.status === "enabled" ? "live" : "held";
}

/**
 * Prepares a delivery whose body could be read: decides each respondent and composes the answer, at once where the
 * deciding is quick. Pure but for ids.
 */
export function prepareDelivery(
  hook: Hook,
  request: Request,
  parsed: Parsed,
  now: Date,
): Prepared | Promise<Prepared> {
  if (modeOf(hook) !== "live") return prepareDecided(hook, request, parsed, [], now);
  const decided = decideAll(hook, parsed.respondents, parsed.body, now);
  return decided instanceof Promise
    ? decided.then((decisions) => prepareDecided(hook, request, parsed, decisions, now))
    : prepareDecided(hook, request, parsed, decided, now);
}

/** The same, once every respondent is decided; of a hook that only keeps them none needs to be. */
export function prepareDecided(
  hook: Hook,
  request: Request,
  parsed: Parsed,
  decisions: readonly Decision[],
  now: Date,
): Prepared {
  const mode = modeOf(hook);
  const pairs =
    mode === "live"
      ? decisions.map((decision, index) => runOf(hook, decision, index, now))
      : parsed.respondents.map((respondent, index) =>
          keptRun(hook, mode, respondent, index, parsed.body, now),
        );
  const runs = pairs.map(({ run }) => run);
  const results = pairs.map(({ result }) => result);
  const allRejected = results.every(({ status }) => status === "rejected");
  const status = allRejected ? 400 : mode === "held" ? 202 : 200;
  const sendTimes = runs.flatMap(({ invitation }) => (invitation ? [Date.parse(invitation.sendAt)] : []));
  const failed = mode === "live" && runs.every((run) => run.status === "rejected" || run.status === "failed");
  return {
    status,
    firstSendAt: sendTimes.length > 0 ? new Date(Math.min(...sendTimes)) : null,
    write: {
      automation: { id: hook.id, workspaceId: hook.workspaceId, version: hook.version },
      delivery: {
        id: request.id,
        mode,
        receivedAt: now.toISOString(),
        status,
        code: allRejected ? "all_rejected" : null,
        details: null,
        contentType: request.contentType,
        headers: request.headers,
        body: request.body,
        notes: parsed.notes,
      },
      runs,
      idempotency: idempotencyOf(request),
      answer: (duplicates) => answerOf(request.id, mode, results, duplicates, allRejected),
      failure: failed ? causeOf(runs[0]!, parsed.respondents[0]!) : null,
      resets: mode === "live" && !failed,
    },
  };
}

/** Of a body that nobody can read, the beginning says enough. */
const keptOfUnreadable = 8 * 1024;

/** Prepares a delivery whose body could not be read: kept in the history, and counted as failed by the sender. */
export function prepareUnreadable(
  hook: Hook,
  request: Request,
  fault: UnreadableBody,
  now: Date,
): DeliveryWrite {
  const mode = modeOf(hook);
  const came = request.body.length;
  return {
    automation: { id: hook.id, workspaceId: hook.workspaceId, version: hook.version },
    delivery: {
      id: request.id,
      mode,
      receivedAt: now.toISOString(),
      status: 400,
      code: fault.code,
      details: fault.details,
      contentType: request.contentType,
      headers: request.headers,
      body: request.body.subarray(0, keptOfUnreadable),
      notes: came > keptOfUnreadable ? [{ code: "body_cut", kept: keptOfUnreadable, came }] : [],
    },
    runs: [],
    idempotency: null,
    answer: () => "",
    failure: mode === "live" ? { kind: "sender", code: fault.code, field: null, sample: {} } : null,
    resets: false,
  };
}

function idempotencyOf(request: Request): DeliveryWrite["idempotency"] {
  if (request.idempotencyKey === null) return null;
  return { key: request.idempotencyKey, bodyHash: hash("sha256", request.body, "buffer") };
}

function answerOf(
  deliveryId: string,
  mode: DeliveryMode,
  results: readonly Result[],
  duplicates: ReadonlySet<string>,
  allRejected: boolean,
): string {
  const told = results.map((result): Result => {
    if (!duplicates.has(result.runId!)) return result;
    return { index: result.index, status: "duplicate", runId: result.runId! };
  });
  const body = { deliveryId, mode, ...tally(told), results: told };
  if (!allRejected) return JSON.stringify(body);
  const detail =
    "No respondent could be taken; each result names its fields at fault. Correct them and send again.";
  const errors = told.flatMap((result) => result.errors ?? []);
  return JSON.stringify(problemOf(new AppError("all_rejected", detail, { errors, extension: body })).body);
}

/** What the recipients are told of a failed delivery: its first failed run, values masked. */
function causeOf(run: RunWrite, respondent: Json): FailureCause {
  const [error] = run.errors ?? [];
  const sample: Record<string, string> = {};
  if (isPlain(respondent)) {
    for (const key of Object.keys(respondent).slice(0, 8)) {
      const value = respondent[key];
      const text = isMissing(value) ? "" : (toText(value as Json) ?? "…");
      sample[key.slice(0, 60).toWellFormed().replaceAll("\0", "")] = maskValue(text);
    }
  }
  if (run.status === "failed") return { kind: "setup", code: run.failure!.code, field: null, sample };
  return { kind: "sender", code: error?.code ?? "invalid_type", field: error?.field ?? null, sample };
}
