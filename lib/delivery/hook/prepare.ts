import { hash } from "node:crypto";
import type { DeliveryMode, UnreadableBody } from "@/db/schema";
import type { Decision } from "@/lib/automation/decide/decide";
import { AppError, problemOf } from "@/lib/errors";
import type { FailureCause } from "@/lib/notification/count-failure";
import { maskValue } from "@/lib/notification/mask";
import { isMissing, isPlain, type Json, toText } from "@/lib/payload/json";
import type { Parsed } from "@/lib/payload/parse";
import { fail, ok } from "@/lib/result";
import type { DeliveryWrite, RunWrite } from "../write/model";
import type { Decided, KeptRequest, Prepared, Read } from "./context";
import { decideAll, dryResult, keptRun, type Result, runOf, tally } from "./decisions";
import { json, type Stage, whenKnown } from "./line";
import type { Hook } from "./setup";

/** The mode in which a hook takes requests. */
export function modeOf(hook: Hook): DeliveryMode {
  if (hook.status === "draft") return "test";
  return hook.status === "enabled" ? "live" : "held";
}

/** Answers a dry run with what would become of each respondent; nothing is stored. */
export const answerDryRun: Stage<Read, Read> = (at) => {
  if (!at.dryRun) return ok(at);
  const { hook, parsed, now } = at;
  return whenKnown(decideAll(hook, parsed.respondents, parsed.body, now), (decisions) => {
    const results = decisions.map((decision, index) => dryResult(hook, decision, index));
    const body = JSON.stringify({ mode: "dry_run", ...tally(results), results });
    return fail({ answer: json(200, body, "dry_run") });
  });
};

/** Decides each respondent and composes the answer; of a hook that only keeps them none needs to be decided. */
export const decide: Stage<Read, Decided> = (at) => {
  const { hook, kept, parsed, now } = at;
  const decided = modeOf(hook) === "live" ? decideAll(hook, parsed.respondents, parsed.body, now) : [];
  return whenKnown(decided, (decisions) =>
    ok({ ...at, prepared: prepareDecided(hook, kept, parsed, decisions, now) }),
  );
};

/** The delivery of a body that could be read, once every respondent is decided. Pure but for ids. */
export function prepareDecided(
  hook: Hook,
  request: KeptRequest,
  parsed: Parsed,
  decisions: readonly Decision[],
  now: Date,
): Prepared {
  const mode = modeOf(hook);
  const pairs =
    mode === "live"
      ? decisions.map((decision, index) => runOf(hook, decision, index, now, parsed.respondents[index]))
      : parsed.respondents.map((respondent, index) =>
          keptRun(hook, mode, respondent, index, parsed.body, now),
        );
  const runs = pairs.map(({ run }) => run);
  const results = pairs.map(({ result }) => result);
  const allRejected = results.every(({ status }) => status === "rejected");
  const status = allRejected ? 400 : mode === "held" ? 202 : 200;
  const code = allRejected ? "all_rejected" : null;
  const failed = mode === "live" && runs.every((run) => run.status === "rejected" || run.status === "failed");
  return {
    status,
    firstSendAt: firstOf(runs),
    write: {
      ...keptBy(hook, request, now, { status, code, details: null, notes: parsed.notes }),
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
  request: KeptRequest,
  { code, details }: UnreadableBody,
  now: Date,
): DeliveryWrite {
  const came = request.body.length;
  const kept = { ...request, body: request.body.subarray(0, keptOfUnreadable) };
  const notes = came > keptOfUnreadable ? [{ code: "body_cut", kept: keptOfUnreadable, came } as const] : [];
  return {
    ...keptBy(hook, kept, now, { status: 400, code, details, notes }),
    runs: [],
    idempotency: null,
    answer: () => "",
    failure: modeOf(hook) === "live" ? { kind: "sender", code, field: null, sample: {} } : null,
    resets: false,
  };
}

function keptBy(
  hook: Hook,
  { id, contentType, headers, query = null, body }: KeptRequest,
  receivedAt: Date,
  said: Pick<DeliveryWrite["delivery"], "status" | "code" | "details" | "notes">,
): Pick<DeliveryWrite, "automation" | "delivery"> {
  const mode = modeOf(hook);
  return {
    automation: { id: hook.id, workspaceId: hook.workspaceId, version: hook.version },
    // What is spread first costs a twentieth of what is spread after something else.
    delivery: { ...said, id, mode, receivedAt, contentType, headers, query, body },
  };
}

function firstOf(runs: readonly RunWrite[]): Date | null {
  const times = runs.flatMap(({ invitation }) => (invitation ? [invitation.sendAt.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

function idempotencyOf(request: KeptRequest): DeliveryWrite["idempotency"] {
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
