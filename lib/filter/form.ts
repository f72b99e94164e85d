import type { Filter, FilterCondition, FilterOperator, FilterValue } from "@/db/schema";
import { arityOf, filterOperators, operatorsOf } from "./operator-table";
import { groupOf } from "./walk";

/** What a field must be, as far as it matters which operators make sense. */
export type FieldKind =
  | "email"
  | "language"
  | "text"
  | "number"
  | "date"
  | "boolean"
  | "list"
  | "pattern"
  | "any";

/** A condition as it is being written: `list` for `in` and `not_in`, else `value`. */
export type ConditionDraft = {
  id: string;
  field: string;
  op: FilterOperator;
  value: string;
  list: string[];
};

/** Conditions of which all or any must hold. */
export type GroupDraft = { id: string; join: "all" | "any"; parts: ConditionDraft[] };

/** A part of a filter that lies deeper than the form can show; it stays as it is. */
export type KeptPart = { id: string; kept: Filter };

export type PartDraft = ConditionDraft | GroupDraft | KeptPart;

/** A filter as a form shows it: one level of groups, nothing where there is no filter. */
export type FilterDraft = { join: "all" | "any"; parts: PartDraft[] };

/** A filter made of a draft. `places` are the drafts' ids by where they went: `0`, `2.1`; `blank` lack a value. */
export type MadeFilter = { filter: Filter | null; places: Record<string, string>; blank: string[] };

/** The operators that make sense for what a field must be, the likeliest first. */
export function operatorsFor(kind: FieldKind): FilterOperator[] {
  switch (kind) {
    case "number":
      return operatorsOf("equality", "order", "membership", "presence");
    case "date":
      return [...operatorsOf("moment", "equality"), "gte", "lte", ...operatorsOf("presence")];
    case "boolean":
      return ["equals", ...operatorsOf("presence")];
    case "list":
      return operatorsOf("equality", "membership", "presence");
    case "any":
      return filterOperators;
    default:
      return operatorsOf("equality", "membership", "piece", "pattern", "presence");
  }
}

export const isGroup = (part: PartDraft): part is GroupDraft => "join" in part;
export const isKept = (part: PartDraft): part is KeptPart => "kept" in part;

/** A stored filter as a form shows it. */
export function draftOfFilter(filter: Filter | null): FilterDraft {
  if (filter === null) return { join: "all", parts: [] };
  const group = groupOf(filter);
  if (!group) return { join: "all", parts: [draftOfCondition(filter as FilterCondition, "0")] };
  return { join: group.join, parts: group.parts.map((part, i) => draftOfPart(part, String(i))) };
}

function draftOfPart(part: Filter, id: string): PartDraft {
  const group = groupOf(part);
  if (!group) return draftOfCondition(part as FilterCondition, id);
  if (group.parts.length === 0 || group.parts.some((inner) => groupOf(inner))) return { id, kept: part };
  const parts = group.parts.map((inner, i) => draftOfCondition(inner as FilterCondition, `${id}.${i}`));
  return { id, join: group.join, parts };
}

function draftOfCondition({ field, op, value }: FilterCondition, id: string): ConditionDraft {
  const list = Array.isArray(value) ? value.map(String) : [];
  return { id, field, op, value: value === undefined || Array.isArray(value) ? "" : String(value), list };
}

/**
 * The filter that a form's draft means; conditions without a value are left out and named in `blank`.
 * @param kindOf what a field must be, so that a number is stored as one
 */
export function filterOfDraft(draft: FilterDraft, kindOf: (field: string) => FieldKind): MadeFilter {
  const places: Record<string, string> = {};
  const blank: string[] = [];
  const made = (part: ConditionDraft): FilterCondition | null => {
    const condition = conditionOf(part, kindOf(part.field));
    if (!condition) blank.push(part.id);
    return condition;
  };
  const parts: Filter[] = [];
  for (const part of draft.parts) {
    const at = String(parts.length);
    if (isKept(part)) parts.push(part.kept);
    else if (isGroup(part)) {
      const inner: Filter[] = [];
      for (const one of part.parts) {
        const condition = made(one);
        if (!condition) continue;
        places[`${at}.${inner.length}`] = one.id;
        inner.push(condition);
      }
      if (inner.length > 0) parts.push(part.join === "all" ? { all: inner } : { any: inner });
    } else {
      const condition = made(part);
      if (!condition) continue;
      places[at] = part.id;
      parts.push(condition);
    }
  }
  if (parts.length === 0) return { filter: null, places, blank };
  return { filter: draft.join === "all" ? { all: parts } : { any: parts }, places, blank };
}

function conditionOf({ field, op, value, list }: ConditionDraft, kind: FieldKind): FilterCondition | null {
  if (field === "") return null;
  const arity = arityOf(op);
  if (arity === "none") return { field, op };
  const values = (arity === "list" ? list : [value]).map((text) => text.trim()).filter((text) => text !== "");
  if (values.length === 0) return null;
  const typed = values.map((text) => typedValue(text, kind));
  return { field, op, value: arity === "list" ? typed : typed[0]! };
}

function typedValue(text: string, kind: FieldKind): Exclude<FilterValue, unknown[]> {
  if (kind === "boolean" && (text === "true" || text === "false")) return text === "true";
  const number = Number(text);
  return kind === "number" && Number.isSafeInteger(number) && String(number) === text ? number : text;
}
