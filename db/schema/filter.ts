export type FilterOperator =
  | "equals"
  | "not_equals"
  | "contains"
  | "not_contains"
  | "starts_with"
  | "ends_with"
  | "in"
  | "not_in"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "before"
  | "after"
  | "exists"
  | "not_exists"
  | "matches";

export type FilterValue = string | number | boolean | (string | number | boolean)[];
export type FilterCondition = { field: string; op: FilterOperator; value?: FilterValue };
export type Filter = { all: Filter[] } | { any: Filter[] } | FilterCondition;
