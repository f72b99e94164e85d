import { setImmediate } from "node:timers/promises";
import type { Db } from "@/db";
import type { Delay, Filter, IncomingField, Mapping, Unmet } from "@/db/schema";
import { sendAtFor } from "@/lib/automation/decide/delay";
import { type Judgement, judgeField } from "@/lib/automation/decide/judge";
import { prepareRules, type Reading, type Rules, readingOf } from "@/lib/automation/decide/rules";
import { checkSetup } from "@/lib/automation/setup/check-setup";
import { exampleRequest, templateOf } from "@/lib/automation/setup/example";
import type { SetupContext } from "@/lib/automation/setup/load-setup";
import { automationPatch } from "@/lib/automation/setup/schema";
import type { FieldError } from "@/lib/errors";
import { evaluateFilter } from "@/lib/filter/evaluate";
import { testCondition } from "@/lib/filter/operators";
import { conditionsOf } from "@/lib/filter/walk";
import { fieldErrorsOf } from "@/lib/input/field-errors";
import { isMissing, isPlain, type Json, shortJson, toText } from "@/lib/payload/json";
import {
  findPathFault,
  layBeside,
  type PathFault,
  parsePath,
  readPath,
  readPathOpened,
} from "@/lib/payload/path";
import { doSteps } from "@/lib/payload/transform";
import { type GuessedKind, guessKind } from "@/lib/survey/variable/guess-kind";
import { decideOne } from "../hook/decisions";
import { type CapturedRespondent, listCapturedRespondents } from "./captured";

/** What is tried in place of what the automation has; left out: as it is. `sample` is a captured request. */
export type TrialChange = {
  sender?: string | undefined;
  fields?: IncomingField[] | undefined;
  itemsPath?: string | null | undefined;
  filter?: Filter | null | undefined;
  mapping?: Mapping | undefined;
  delay?: Delay | null | undefined;
  sample?: string | undefined;
};

/** How a condition fares on the sample; `value` is what it looks at, short. */
export type ConditionTrial = { value: string | null; passes: boolean | "invalid" };

/** How a captured respondent would fare: `unmet` is why the filter stops them, `errors` why they are rejected. */
export type RequestTrial = {
  id: string;
  at: string;
  outcome: "passes" | "stopped" | "rejected";
  unmet: Unmet[];
  errors: { field: string; code: string }[];
};

/**
 * What becomes of a field's value: as it came, what each step makes of it, what is left, and what that means. Fewer
 * results than steps: the next one cannot be done. All are short; null where there is nothing.
 */
type FieldTrial = {
  came: string | null;
  results: (string | null)[];
  value: string | null;
  fit: Judgement;
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
  fields: Record<string, FieldTrial>;
  /** The type of background variable that what was captured of a field would fit, by the name of the field. */
  guesses: Record<string, GuessedKind>;
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
    sender: change.sender ?? automation.sender,
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
  layBeside(example, { headers: templateOf(setup)?.headers ?? {}, query: {} });
  const hook = { id: automation.id, itemsPath: setup.itemsPath };
  const samples = await listCapturedRespondents(db, hook, tried);
  const chosen = change.sample && !samples.some(({ id }) => id === change.sample);
  const wanted = chosen ? await listCapturedRespondents(db, hook, 1, change.sample) : samples;
  const sample =
    wanted.find(({ id, respondent }) => isPlain(respondent) && id === (change.sample ?? id)) ?? null;
  const looked = sample ?? firstOf(example, setup.itemsPath);
  return {
    faults: faultsOf(context, setup),
    paths: pathFaultsOf(setup.fields, setup.itemsPath),
    example: {
      text: JSON.stringify(example, null, 2),
      outcome: evaluateFilter(setup.filter, lookAt(rules, firstOf(example, setup.itemsPath))).outcome,
    },
    sample: sample && { id: sample.id, at: sample.at.toISOString() },
    fields: fitsOf(rules, looked),
    guesses: guessesOf(rules, samples.length > 0 ? samples : [looked]),
    conditions: triedConditions(rules, looked),
    requests: await faresOf(samples.slice(0, tried), rules, now),
    sending: sendingOf(rules, looked, now),
  };
}

type Looked = { respondent: Json; body: Json };

const lookAt = (rules: Rules, { respondent, body }: Looked): Reading => readingOf(rules, respondent, body);

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

/** What each field's value on a respondent means. Pure. */
export function fitsOf(rules: Rules, looked: Looked): Trial["fields"] {
  const reading = lookAt(rules, looked);
  return Object.fromEntries(
    rules.fields.map((field) => {
      const fit = judgeField(field, reading, rules);
      const came = field.value ?? readPath(field.parsed, looked.respondent, looked.body);
      const { results } = doSteps(came, field.transform ?? []);
      const value = shownOf(reading.value(field.name));
      return [field.name, { came: shownOf(came), results: results.map(shownOf), value, fit }];
    }),
  );
}

function guessesOf(rules: Rules, looked: readonly Looked[]): Trial["guesses"] {
  const readings = looked.map((each) => lookAt(rules, each));
  return Object.fromEntries(
    rules.fields.map(({ name }) => {
      const values = readings.map(({ value }) => value(name));
      return [name, guessKind(values, rules.timeZone)];
    }),
  );
}

function triedConditions(rules: Rules, looked: Looked): Trial["conditions"] {
  const { value, type, timeZone } = lookAt(rules, looked);
  return Object.fromEntries(
    conditionsOf(rules.filter).map(({ condition, at }) => {
      const came = value(condition.field);
      const passes = testCondition(condition, came, type(condition.field), timeZone);
      const tried = {
        value: shownOf(came),
        passes: typeof passes === "string" ? "invalid" : passes,
      } as const;
      return [at.map(({ index }) => index).join("."), tried];
    }),
  );
}

function shownOf(value: Json | undefined): string | null {
  return isMissing(value) ? null : shortJson(value as Json);
}

/** Respondents beyond this are not tried: it is done while somebody types. */
const tried = 50;

async function faresOf(
  samples: readonly CapturedRespondent[],
  rules: Rules,
  now: Date,
): Promise<RequestTrial[]> {
  const fares: RequestTrial[] = [];
  for (const sample of samples) {
    fares.push(fareOf(sample, rules, now));
    // Others wait in the same process.
    await setImmediate();
  }
  return fares;
}

/** How a respondent would fare. Pure. */
export function fareOf(
  { id, at, respondent, body }: CapturedRespondent,
  rules: Rules,
  now: Date,
): RequestTrial {
  const decision = decideOne({ rules }, respondent, 0, body, now);
  const known = { id, at: at.toISOString(), unmet: [], errors: [] };
  if (decision.status === "rejected") {
    const errors = decision.errors.map(({ field, code }) => ({ field, code }));
    return { ...known, outcome: "rejected", errors };
  }
  if (decision.status !== "filtered") return { ...known, outcome: "passes" };
  const { code, details } = decision.reason;
  const unmet = code !== "filter_not_met" ? [] : "any" in details ? details.any : [details];
  return { ...known, outcome: "stopped", unmet };
}

function sendingOf(rules: Rules, looked: Looked, now: Date): Trial["sending"] {
  const { value, timeZone } = lookAt(rules, looked);
  const read = (name: string) => {
    const came = value(name);
    return isMissing(came) ? undefined : (toText(came as Json) ?? "");
  };
  const sendAt = sendAtFor(rules.delay, { now, timeZone, read });
  if (!sendAt.ok) return { fault: sendAt.error.code, field: sendAt.error.field };
  return { at: sendAt.value.toISOString() };
}
