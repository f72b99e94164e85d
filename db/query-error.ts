import { inspect } from "node:util";
import { DrizzleQueryError } from "drizzle-orm";
import postgres from "postgres";

/** SQLSTATE, or the system's code. */
function codeOf(error: unknown): string {
  const { cause, code } = (error ?? {}) as { cause?: unknown; code?: unknown };
  return code === undefined && cause ? codeOf(cause) : String(code ?? "unknown");
}

/** Where it happened and which kind it was, without a text: values of the query, people's data, would stand in it. */
function show(this: Error): string {
  const places = (this.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [`${this.name}: a query failed (${codeOf(this)})`, ...places].join("\n");
}

/** Lets errors of queries show no values where they are printed, by whomever: Next prints what a page throws. */
export function hideValues(): void {
  for (const { prototype } of [DrizzleQueryError, postgres.PostgresError])
    Object.defineProperty(prototype, inspect.custom, { value: show, configurable: true });
}
