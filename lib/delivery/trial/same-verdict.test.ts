import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fittedRespondent } from "@/lib/automation/decide/fitted";
import type { Judgement } from "@/lib/automation/decide/judge";
import { prepareRules } from "@/lib/automation/decide/rules";
import type { Json } from "@/lib/payload/json";
import { parseBody } from "@/lib/payload/parse";
import { describeFaults } from "@/lib/reason/fault-sentence";
import { senderOf } from "@/lib/sender/list";
import { decideAll, dryResult, type Result } from "../hook/decisions";
import { prepareDecided } from "../hook/prepare";
import type { Hook } from "../hook/setup";
import { findingsOf } from "./findings";
import { type Case, cases } from "./testing-setups";
import { fareOf, fitsOf } from "./trial";

const now = new Date("2026-11-24T12:00:00Z");
const setups = 500;
const respondents = 40;

/** One body, and what each way makes of each respondent: the hook, a dry run (which the preview is too), the wizard. */
async function waysOf(setup: Case) {
  const rules = prepareRules({ ...setup, delay: null, dedupeField: null, timeZone: "Europe/Stockholm" });
  const hook = {
    ...{ id: "aut_1", workspaceId: "wsp_1", version: 1, status: "enabled", surveyId: "srv_1" },
    ...{ rules, setupFault: null, sender: senderOf("generic") },
  } as unknown as Hook;
  const body = Buffer.from(JSON.stringify(setup.respondents));
  const parsed = await parseBody(body, { format: "json" }, null);
  if (!parsed.ok) throw new Error(parsed.error.code);
  const request = { id: "dlv_1", contentType: "", headers: {}, body, idempotencyKey: null };
  const decisions = await decideAll(hook, parsed.value.respondents, parsed.value.body, now);
  const { write } = prepareDecided(hook, request, parsed.value, decisions, now);
  const { results } = JSON.parse(write.answer(new Set())) as { results: Result[] };
  return parsed.value.respondents.map((respondent: Json, i) => {
    const looked = { respondent, body: parsed.value.body };
    return {
      hook: { ...results[i]!, run: write.runs[i]! },
      dry: JSON.parse(JSON.stringify(dryResult(hook, decisions[i]!, i))) as Result,
      fare: fareOf({ id: "dlv_1", at: now, ...looked }, rules, now),
      fits: fitsOf(rules, looked),
      findings: findingsOf(setup.fields, respondent, looked.body, { ...rules, mapping: setup.mapping }),
    };
  });
}

const faultsOf = (judged: Judgement) =>
  judged.state === "misfit"
    ? judged.faults
    : judged.state === "missing" && judged.fault
      ? [judged.fault]
      : [];

const outcomes = { scheduled: "passes", filtered: "stopped", rejected: "rejected" } as const;
const verdicts = { fits: "found", missing: "missing", misfit: "wrong_type" } as const;

/** An expectation in the reader's words only where it fails: twenty thousand cost a minute else. */
function same(actual: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(actual, wanted)) expect(actual).toEqual(wanted);
}

/** Holds the ways of one respondent together. @returns the hook's status */
function agree(setup: Case, { hook, dry, fare, fits, findings }: Awaited<ReturnType<typeof waysOf>>[number]) {
  const { run, runId: _, ...told } = hook;
  const { mapped, ...dryTold } = dry;
  const { status, errors = [] } = told;
  const judged = findings.fields.map(({ fit }) => fit);
  same(dryTold, told);
  same(
    [fare.outcome, fare.errors],
    [outcomes[status as "scheduled"], errors.map(({ field, code }) => ({ field, code }))],
  );
  same(
    setup.fields.map(({ name }) => fits[name]!.fit),
    judged,
  );
  same(
    findings.fields.map(({ verdict }) => verdict),
    judged.map(({ state }) => verdicts[state]),
  );
  if (status === "filtered") return status;
  const missed = describeFaults(judged.flatMap(faultsOf)).filter(
    (fault) => !errors.some((error) => isDeepStrictEqual(error, fault)),
  );
  same([missed, status], [[], errors.length > 0 ? "rejected" : "scheduled"]);
  if (status === "rejected") return status;
  const fitted = fittedRespondent(setup.mapping, fits);
  const filled = { ...fitted, language: fitted.language ?? setup.languages[0] ?? "en" };
  same([JSON.parse(JSON.stringify(filled)), JSON.parse(JSON.stringify(run.mapped))], [mapped, mapped]);
  return status;
}

test(`the hook, a dry run, the preview and the wizard judge ${setups * respondents} respondents alike`, async () => {
  const seen: Record<string, number> = {};
  const property = fc.asyncProperty(cases(respondents), async (setup) => {
    for (const ways of await waysOf(setup)) {
      const status = agree(setup, ways);
      seen[status] = (seen[status] ?? 0) + 1;
    }
  });
  await fc.assert(property, { numRuns: setups });
  for (const status of Object.keys(outcomes)) expect(seen[status] ?? 0, status).toBeGreaterThan(300);
}, 120_000);
