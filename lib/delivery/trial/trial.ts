import { setImmediate } from "node:timers/promises";
import type { Db } from "@/db";
import type { Delay, Filter, FilterCondition, IncomingField, Mapping } from "@/db/schema";
import { prepareRules, type Rules } from "@/lib/automation/decide/decide";
import { sendAtFor } from "@/lib/automation/decide/delay";
import { type Fit, type FitContext, fitOf, shortJson } from "@/lib/automation/decide/fit";
import { checkSetup } from "@/lib/automation/setup/check-setup";
import { exampleRequest } from "@/lib/automation/setup/example";
import { guessType } from "@/lib/automation/setup/guess-type";
import type { SetupContext } from "@/lib/automation/setup/load-setup";
import { automationPatch } from "@/lib/automation/setup/schema";
import type { VariableForm } from "@/lib/automation/wizard/step-schema";
import type { FieldError } from "@/lib/errors";
import { evaluateFilter } from "@/lib/filter/evaluate";
import { testCondition } from "@/lib/filter/operators";
import { fieldErrorsOf } from "@/lib/input/field-errors";
import { isMissing, isPlain, type Json, toText } from "@/lib/payload/json";
import { findPathFault, type PathFault, parsePath, readPath, readPathOpened } from "@/lib/payload/path";
import { decideOne } from "../hook/decisions";
import { listSamples, type Sample } from "./captured";

/** What is tried in place of what the automation has; left out: as it is. `sample` is a captured request. */
export type TrialChange = {
  fields?: IncomingField[] | undefined;
  itemsPath?: string | null | undefined;
  filter?: Filter | null | undefined;
  mapping?: Mapping | undefined;
  delay?: Delay | null | undefined;
  sample?: string | undefined;
};

/** How a condition fares on the sample; `value` is what it looks at, short. */
export type ConditionTrial = { value: string | null; passes: boolean | "invalid" };

/** A condition that was not met, and what it looked at. */
type Unmet = FilterCondition & { got: string | null };

/** How a captured respondent would fare: `unmet` where the filter stops them, `errors` where they are rejected. */
export type RequestTrial = {
  id: string;
  at: string;
  outcome: "passes" | "stopped" | "rejected";
  unmet: Unmet[];
  errors: { field: string; code: string }[];
};

/** What a change to the set-up would mean. Moments in ISO 8601. */
export type Trial = {
  faults: FieldError[];
  /** Faults of paths, by the name of the field; `itemsPath` by the empty name. */
  paths: Record<string, PathFault>;
  /** A request that fits, as JSON, and whether the filter lets it through. */
  example: { text: string; outcome: "pass" | "stop" | "invalid" };
  /** The captured request that was tried; null where there is none and the example stands in. */
  sample: { id: string; at: string } | null;
  fields: Record<string, { value: string | null; fit: Fit }>;
  /** The type of background variable that what was captured of a field would fit, by the name of the field. */
  guesses: Record<string, VariableForm["type"]>;
  /** By the place in the filter: `0`, `1.2`. */
  conditions: Record<string, ConditionTrial>;
  requests: RequestTrial[];
  /** When an invitation would be due if the sample came now. */
  sending: { at: string } | { fault: string; field: string };
};

/** Tries a change on the example and on what was captured. Stores and sends nothing. */
export async function trySetup(
  db: Db,
  context: SetupContext,
  change: TrialChange,
  now: Date,
): Promise<Trial> {
  const { automation, survey, timeZone } = context;
  const setup = {
    fields: change.fields ?? automation.fields,
    itemsPath: change.itemsPath === undefined ? automation.itemsPath : change.itemsPath,
    filter: change.filter === undefined ? automation.filter : change.filter,
    mapping: change.mapping ?? automation.mapping,
    delay: change.delay === undefined ? automation.delay : change.delay,
  };
  const variables = survey?.variables ?? [];
  const languages = survey?.languages ?? [];
  const rules = prepareRules({ ...automation, ...setup, variables, languages, timeZone });
  const example = exampleRequest({ ...setup, variables, languages }, now) as Json;
  const hook = { id: automation.id, itemsPath: setup.itemsPath };
  const samples = await listSamples(db, hook, tried);
  const chosen = change.sample && !samples.some(({ id }) => id === change.sample);
  const wanted = chosen ? await listSamples(db, hook, 1, change.sample) : samples;
  const sample =
    wanted.find(({ id, respondent }) => isPlain(respondent) && id === (change.sample ?? id)) ?? null;
  const looked = sample ?? firstOf(example, setup.itemsPath);
  const fitting = { mapping: setup.mapping, variables, languages, timeZone };
  return {
    faults: faultsOf(context, setup),
    paths: pathFaultsOf(setup.fields, setup.itemsPath),
    example: {
      text: JSON.stringify(example, null, 2),
      outcome: evaluateFilter(setup.filter, reading(rules, firstOf(example, setup.itemsPath))).outcome,
    },
    sample: sample && { id: sample.id, at: sample.at.toISOString() },
    fields: fitsOf(setup.fields, looked, fitting),
    guesses: guessesOf(setup.fields, samples.length > 0 ? samples : [looked], timeZone),
    conditions: conditionsOf(setup.filter, reading(rules, looked)),
    requests: await faresOf(samples.slice(0, tried), rules, now),
    sending: sendingOf(setup.delay, reading(rules, looked), timeZone, now),
  };
}

type Looked = { respondent: Json; body: Json };
type Reading = Parameters<typeof evaluateFilter>[1];

function reading(rules: Rules, { respondent, body }: Looked): Reading {
  const named = (name: string) => rules.fields.find((field) => field.name === name);
  return {
    value: (name) =>
      readPath(named(name)?.parsed ?? { from: "respondent", segments: [name] }, respondent, body),
    type: (name) => named(name)?.resolved,
    timeZone: rules.timeZone,
  };
}

/** The respondent of an example: the whole of it, or the first of its list. */
function firstOf(body: Json, itemsPath: string | null): Looked {
  const path = itemsPath === null ? null : parsePath(itemsPath);
  const list = path?.ok ? readPathOpened(path.value, body, body) : undefined;
  const first = Array.isArray(list) ? list[0] : undefined;
  return { respondent: first ?? body, body };
}

function faultsOf(
  { survey, automation, timeZone }: SetupContext,
  setup: { fields: IncomingField[]; itemsPath: string | null; filter: Filter | null; mapping: Mapping },
): FieldError[] {
  const { fields, itemsPath, filter, mapping } = setup;
  const parsed = automationPatch.safeParse({ fields, itemsPath, filter, mapping });
  if (!parsed.success) return fieldErrorsOf(parsed.error.issues);
  const whole = { ...setup, surveyId: automation.surveyId, messageId: automation.messageId };
  return checkSetup(whole, survey?.variables, { draft: true, timeZone });
}

function pathFaultsOf(fields: readonly IncomingField[], itemsPath: string | null): Trial["paths"] {
  const named: [string, string][] = fields.map(({ name, path }) => [name, path]);
  if (itemsPath !== null) named.push(["", itemsPath]);
  return Object.fromEntries(
    named.flatMap(([name, path]) => {
      const fault = findPathFault(path);
      return fault ? [[name, fault]] : [];
    }),
  );
}

function fitsOf(fields: readonly IncomingField[], { respondent, body }: Looked, context: FitContext) {
  return Object.fromEntries(
    fields.map((field) => {
      const path = parsePath(field.path);
      const value = path.ok ? readPath(path.value, respondent, body) : undefined;
      const shown = isMissing(value) ? null : shortJson(value as Json);
      return [field.name, { value: shown, fit: fitOf(field, value, context) }];
    }),
  );
}

function guessesOf(fields: readonly IncomingField[], looked: readonly Looked[], timeZone: string) {
  return Object.fromEntries(
    fields.map(({ name, path }) => {
      const parsed = parsePath(path);
      const valueIn = ({ respondent, body }: Looked) =>
        parsed.ok ? readPath(parsed.value, respondent, body) : undefined;
      return [name, guessType(looked.map(valueIn), timeZone)];
    }),
  );
}

function conditionsOf(filter: Filter | null, read: Reading, at = ""): Trial["conditions"] {
  if (filter === null) return {};
  const parts = "all" in filter ? filter.all : "any" in filter ? filter.any : null;
  if (parts) {
    const place = (i: number) => (at === "" ? String(i) : `${at}.${i}`);
    return Object.assign({}, ...parts.map((part, i) => conditionsOf(part, read, place(i))));
  }
  const condition = filter as FilterCondition;
  const value = read.value(condition.field);
  const passes = testCondition(condition, value, read.type(condition.field), read.timeZone);
  return {
    [at]: {
      value: isMissing(value) ? null : shortJson(value as Json),
      passes: typeof passes === "string" ? "invalid" : passes,
    },
  };
}

/** Respondents beyond this are not tried: it is done while somebody types. */
const tried = 50;

async function faresOf(samples: readonly Sample[], rules: Rules, now: Date): Promise<RequestTrial[]> {
  const fares: RequestTrial[] = [];
  for (const sample of samples) {
    fares.push(fareOf(sample, rules, now));
    // Others wait in the same process.
    await setImmediate();
  }
  return fares;
}

function fareOf({ id, at, respondent, body }: Sample, rules: Rules, now: Date): RequestTrial {
  const decision = decideOne({ rules }, respondent, 0, body, now);
  const known = { id, at: at.toISOString(), unmet: [], errors: [] };
  if (decision.status === "rejected") {
    const errors = decision.errors.map(({ field, code }) => ({ field, code }));
    return { ...known, outcome: "rejected", errors };
  }
  if (decision.status !== "filtered") return { ...known, outcome: "passes" };
  return { ...known, outcome: "stopped", unmet: unmetOf(rules.filter, reading(rules, { respondent, body })) };
}

function unmetOf(filter: Filter | null, read: Reading): Unmet[] {
  if (filter === null || evaluateFilter(filter, read).outcome !== "stop") return [];
  const parts = "all" in filter ? filter.all : "any" in filter ? filter.any : null;
  if (parts) return parts.flatMap((part) => unmetOf(part, read));
  const condition = filter as FilterCondition;
  const value = read.value(condition.field);
  return [{ ...condition, got: isMissing(value) ? null : shortJson(value as Json) }];
}

function sendingOf(delay: Delay | null, read: Reading, timeZone: string, now: Date): Trial["sending"] {
  const text = (name: string) => {
    const value = read.value(name);
    return isMissing(value) ? undefined : (toText(value as Json) ?? "");
  };
  const sendAt = sendAtFor(delay, { now, timeZone, read: text });
  if (!sendAt.ok) return { fault: sendAt.error.code, field: sendAt.error.field };
  return { at: sendAt.value.toISOString() };
}
