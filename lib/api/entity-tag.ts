import { createHash } from "node:crypto";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

/**
 * What a call answers or changes as one thing: the table that holds it, by the id in the path, and the properties that
 * its tag leaves out, since nobody edits them.
 */
export type Entity = {
  table: PgTable & { id: PgColumn; workspaceId?: PgColumn };
  leavesOut?: readonly string[];
};

/** The strong entity tag of a thing: a digest of its answer. @param text the answer as it is sent */
export function entityTag(text: string, { leavesOut = [] }: Entity): string {
  const told = leavesOut.length === 0 ? text : JSON.stringify(without(JSON.parse(text), leavesOut));
  return `"${createHash("sha256").update(told).digest("base64url").slice(0, 27)}"`;
}

/**
 * Does a list of entity tags name this one? `*` names any. Sources: RFC 9110, 8.8.3.2, 13.1.1 and 13.1.2.
 * @param weak whether a weak tag may name it too: for If-None-Match, not for If-Match
 */
export function namesTag(header: string, tag: string, weak: boolean): boolean {
  if (header.trim() === "*") return true;
  for (const [, prefix, opaque] of header.matchAll(/(W\/)?("[^"]*")/g))
    if (opaque === tag && (weak || !prefix)) return true;
  return false;
}

function without(value: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
