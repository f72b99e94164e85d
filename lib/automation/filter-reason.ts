import type { FilterOperator } from "@/db/schema";
import { filterOperators } from "./filter-operators";

/** A condition that stopped a run: what it asks for and what came, as `show` writes them; null where it asks for nothing. */
export type UnmetCondition = { field: string; op: FilterOperator; value: string | null; got: string };

const byWords = new Map(filterOperators.map((op) => [op.replaceAll("_", " "), op]));
const words = [...byWords.keys()].sort((a, b) => b.length - a.length).join("|");
const condition = new RegExp(`^(.+?) (${words})(?: (.+))?: got (.+)$`, "s");

/** Reads back the reason that a filter gave for stopping a run, to be told in other words; null where it cannot be told apart. */
export function readFilterReason(reason: string): UnmetCondition[] | null {
  const parts = reason.split(/; (?=(?:(?!; ).)+: got )/s).map((part) => condition.exec(part));
  const unmet = parts.flatMap((match) => {
    const [, field, op, value, got] = match ?? [];
    return field && op && got ? [{ field, op: byWords.get(op)!, value: value ?? null, got }] : [];
  });
  return unmet.length === parts.length ? unmet : null;
}

/** The reason of a run that only withdraws: the field that asked for it, and what came, as `show` writes it. */
export function cancelReason(field: string, value: string): string {
  return `${field} is ${value}: withdraws the waiting invitation`;
}

/** Reads that reason back; null where it is another. */
export function readCancelReason(reason: string): { field: string; value: string } | null {
  const [, field, value] = /^(.+?) is (.+): withdraws the waiting invitation$/s.exec(reason) ?? [];
  return field && value ? { field, value } : null;
}
