import type { Filter, FilterCondition } from "@/db/schema";

/** Conditions and groups of which all or any must hold. */
export type Group = { join: "all" | "any"; parts: readonly Filter[] };

/** Where a condition stands: through which groups, and its place in each. */
export type Place = readonly { join: Group["join"]; index: number }[];

/** The group that a part of a filter is; null where it is a condition. */
export function groupOf(filter: Filter): Group | null {
  if ("all" in filter) return { join: "all", parts: filter.all };
  return "any" in filter ? { join: "any", parts: filter.any } : null;
}

/** Every condition of a filter with its place, in order. */
export function conditionsOf(
  filter: Filter | null,
  at: Place = [],
): { condition: FilterCondition; at: Place }[] {
  if (filter === null) return [];
  const group = groupOf(filter);
  if (!group) return [{ condition: filter as FilterCondition, at }];
  const { join, parts } = group;
  return parts.flatMap((part, index) => conditionsOf(part, [...at, { join, index }]));
}
