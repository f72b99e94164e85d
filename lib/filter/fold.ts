import type { Filter, FilterCondition } from "@/db/schema";
import { evaluateFilter, type FilterContext } from "./evaluate";
import { groupOf } from "./walk";

/**
 * Settles what of a filter is known already: true, false, or what is left to be decided by fields that are still open.
 * Pure.
 */
export function foldFilter(
  filter: Filter | null,
  context: FilterContext,
  isOpen: (field: string) => boolean,
): boolean | Filter {
  if (filter === null) return true;
  const group = groupOf(filter);
  if (!group) {
    const condition = filter as FilterCondition;
    return isOpen(condition.field) ? condition : evaluateFilter(condition, context).outcome === "pass";
  }
  const { join, parts } = group;
  if (parts.length === 0) return true;
  const folded = parts.map((part) => foldFilter(part, context, isOpen));
  const settles = join === "any";
  if (folded.includes(settles)) return settles;
  const open = folded.filter((part): part is Filter => typeof part === "object");
  if (open.length <= 1) return open[0] ?? !settles;
  return join === "all" ? { all: open } : { any: open };
}
