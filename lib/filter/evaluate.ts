import type { Filter, FilterCondition, Unmet } from "@/db/schema";
import type { Json } from "../payload/json";
import { gotOf } from "../reason/got";
import { type FieldType, testCondition } from "./operators";

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
  if ("all" in filter) {
    const verdicts = filter.all.map((part) => evaluateFilter(part, context));
    return firstOf(verdicts, "stop") ?? firstOf(verdicts, "invalid") ?? { outcome: "pass" };
  }
  if ("any" in filter) {
    if (filter.any.length === 0) return { outcome: "pass" };
    const verdicts = filter.any.map((part) => evaluateFilter(part, context));
    const decided = firstOf(verdicts, "pass") ?? firstOf(verdicts, "invalid");
    if (decided) return decided;
    return {
      outcome: "stop",
      unmet: verdicts.flatMap((verdict) => (verdict.outcome === "stop" ? verdict.unmet : [])),
    };
  }
  const value = context.value(filter.field);
  const passes = testCondition(filter, value, context.type(filter.field), context.timeZone);
  if (passes === true) return { outcome: "pass" };
  if (passes === false) return { outcome: "stop", unmet: [{ ...filter, got: gotOf(value) }] };
  return { outcome: "invalid", field: filter.field, type: passes };
}

/** The fields a filter reads, each once. */
export function fieldsOfFilter(filter: Filter | null): string[] {
  if (filter === null) return [];
  const parts = "all" in filter ? filter.all : "any" in filter ? filter.any : null;
  return parts ? [...new Set(parts.flatMap(fieldsOfFilter))] : [(filter as FilterCondition).field];
}

function firstOf<O extends Verdict["outcome"]>(verdicts: Verdict[], outcome: O) {
  return verdicts.find((verdict): verdict is Extract<Verdict, { outcome: O }> => verdict.outcome === outcome);
}
