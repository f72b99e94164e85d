import type { Filter, FilterCondition, Unmet } from "@/db/schema";
import type { Json } from "../payload/json";
import { gotOf } from "../reason/got";
import { type FieldType, testCondition } from "./operators";
import { conditionsOf, groupOf } from "./walk";

/** What a filter finds: it passes, it does not and what was not met, or a value could not be converted to its field's type. */
export type Verdict =
  | { outcome: "pass" }
  | { outcome: "stop"; unmet: Unmet[] }
  | { outcome: "invalid"; field: string; type: FieldType };

/** What a filter reads: a field's value, its declared or mapped type if it has one, and the zone for dates. */
export type FilterContext = {
  value: (field: string) => Json | undefined;
  type: (field: string) => FieldType | undefined;
  timeZone: string;
};

/**
 * Decides whether a respondent passes. Three-valued: a value that cannot be converted makes the verdict `invalid` unless
 * the other conditions settle it whatever that value had been, so the order of conditions never matters.
 */
export function evaluateFilter(filter: Filter | null, context: FilterContext): Verdict {
  if (filter === null) return { outcome: "pass" };
  const group = groupOf(filter);
  if (!group) return evaluateCondition(filter as FilterCondition, context);
  const verdicts = group.parts.map((part) => evaluateFilter(part, context));
  if (group.join === "all")
    return firstOf(verdicts, "stop") ?? firstOf(verdicts, "invalid") ?? { outcome: "pass" };
  if (verdicts.length === 0) return { outcome: "pass" };
  const decided = firstOf(verdicts, "pass") ?? firstOf(verdicts, "invalid");
  if (decided) return decided;
  const unmet = verdicts.flatMap((verdict) => (verdict.outcome === "stop" ? verdict.unmet : []));
  return { outcome: "stop", unmet };
}

function evaluateCondition(condition: FilterCondition, context: FilterContext): Verdict {
  const { field } = condition;
  const value = context.value(field);
  const passes = testCondition(condition, value, context.type(field), context.timeZone);
  if (passes === true) return { outcome: "pass" };
  if (passes === false) return { outcome: "stop", unmet: [{ ...condition, got: gotOf(value) }] };
  return { outcome: "invalid", field, type: passes };
}

/** The fields a filter reads, each once. */
export function fieldsOfFilter(filter: Filter | null): string[] {
  return [...new Set(conditionsOf(filter).map(({ condition }) => condition.field))];
}

function firstOf<O extends Verdict["outcome"]>(verdicts: Verdict[], outcome: O) {
  return verdicts.find((verdict): verdict is Extract<Verdict, { outcome: O }> => verdict.outcome === outcome);
}
