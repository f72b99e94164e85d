import type { FilterOperator } from "@/db/schema";

/** The operators of a condition, as a form offers them. */
export const filterOperators = [
  "equals",
  "not_equals",
  "contains",
  "not_contains",
  "starts_with",
  "ends_with",
  "in",
  "not_in",
  "gt",
  "gte",
  "lt",
  "lte",
  "before",
  "after",
  "exists",
  "not_exists",
  "matches",
] as const satisfies readonly FilterOperator[];
