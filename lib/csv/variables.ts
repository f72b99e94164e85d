import type { Variable } from "@/db/schema";
import { type Cell, numberOf } from "./stream";

/** A person's values of background variables as cells: numeric ones as numbers. */
export function variableCells(variables: readonly Variable[], values: Record<string, string>): Cell[] {
  return variables.map(({ name, type, format }) => {
    const text = Object.hasOwn(values, name) ? values[name] : undefined;
    return type === "text" && format === "numeric" && text !== undefined ? numberOf(text) : text;
  });
}
