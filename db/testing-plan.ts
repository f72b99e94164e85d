import { drizzle } from "drizzle-orm/postgres-js";
import { type Db, openClient } from "./index";
import * as schema from "./schema";
import { testDatabaseUrl } from "./testing";

/** A node of a plan, as far as tests look at it. */
export type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Plan[];
};

/** A statement as it was sent. */
export type Statement = { text: string; values: unknown[] };

/** The same test database by connections of their own, with what is sent over them, in order. */
export function recordingDatabase(db: Db): { db: Db; sent: Statement[] } {
  const sent: Statement[] = [];
  const debug = (_connection: number, text: string, values: unknown[]) => void sent.push({ text, values });
  const client = openClient(testDatabaseUrl(db), { max: 2, debug });
  return { db: drizzle(client, { schema }) as Db, sent };
}

/** A node and all below it. */
export function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** How many rows a node reads, also those that it reads for nothing. */
export function rowsReadBy(node: Plan): number {
  const removed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return (node["Actual Rows"] + removed) * node["Actual Loops"];
}
