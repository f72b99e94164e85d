import type { FilterOperator } from "@/db/schema";

/** What an operator does with a value: looks whether it is there, or compares it in one of these ways. */
export type Family = "equality" | "membership" | "piece" | "pattern" | "order" | "moment" | "presence";

/** Every operator: its family, and for a negative one what it negates. In the order in which people are offered them. */
export const operatorTable: Record<FilterOperator, { family: Family; not?: FilterOperator }> = {
  equals: { family: "equality" },
  not_equals: { family: "equality", not: "equals" },
  in: { family: "membership" },
  not_in: { family: "membership", not: "in" },
  contains: { family: "piece" },
  not_contains: { family: "piece", not: "contains" },
  starts_with: { family: "piece" },
  ends_with: { family: "piece" },
  matches: { family: "pattern" },
  gte: { family: "order" },
  gt: { family: "order" },
  lte: { family: "order" },
  lt: { family: "order" },
  before: { family: "moment" },
  after: { family: "moment" },
  exists: { family: "presence" },
  not_exists: { family: "presence" },
};

/** The names of all operators. */
export const filterOperators = Object.keys(operatorTable) as [FilterOperator, ...FilterOperator[]];

/** The operators of these families, in their order. */
export function operatorsOf(...families: Family[]): FilterOperator[] {
  return families.flatMap((family) => filterOperators.filter((op) => operatorTable[op].family === family));
}

/** Does the operator compare with nothing, one value, or a list? */
export function arityOf(op: FilterOperator): "none" | "one" | "list" {
  const { family } = operatorTable[op];
  if (family === "presence") return "none";
  return family === "membership" ? "list" : "one";
}
