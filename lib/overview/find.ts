import { and, desc, eq, ilike, inArray, or, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations, messages, type RunStatus, respondents, runs, surveys } from "@/db/schema";
import { containing } from "../list/containing";

/** People and runs: `name` is the address, `status` the run's. */
export type Concerned = {
  people: { id: string; name: string }[];
  runs: { id: string; name: string | null; status: RunStatus }[];
};

/** Things of a workspace that have a name and a page. */
export type Named = Record<"automations" | "surveys" | "messages", { id: string; name: string }[]>;

/**
 * Automations, surveys and messages whose name has a text in it, the newest first; the newest of all where it is empty.
 * @param most of each kind
 */
export async function findByName(db: Tx, workspaceId: string, text: string, most: number): Promise<Named> {
  const like = containing(text);
  const tables = [
    ["automations", automations, automations.name],
    ["surveys", surveys, surveys.title],
    ["messages", messages, messages.name],
  ] as const;
  const found = await Promise.all(
    tables.map(async ([kind, table, name]) => {
      const rows = await db
        .select({ id: table.id, name })
        .from(table)
        .where(and(eq(table.workspaceId, workspaceId), ilike(name, like)))
        .orderBy(desc(table.id))
        .limit(most);
      return [kind, rows] as const;
    }),
  );
  return Object.fromEntries(found) as Named;
}

/**
 * People whose address begins with a text, and the runs about them, of that id, or about that whole address; the newest
 * first. Less than three letters find nobody.
 * @param most of each kind
 */
export async function findConcerned(
  db: Tx,
  workspaceId: string,
  text: string,
  most: number,
): Promise<Concerned> {
  const typed = text.trim();
  const wanted = typed.toLowerCase();
  if (wanted.length < 3) return { people: [], runs: [] };
  const beginning = sql`lower(${respondents.email}) like ${containing(wanted).slice(1)}`;
  const people = await db
    .select({ id: respondents.id, name: respondents.email })
    .from(respondents)
    .where(and(eq(respondents.workspaceId, workspaceId), or(eq(respondents.id, wanted), beginning)))
    .orderBy(desc(respondents.id))
    .limit(most);
  // Whole addresses: only these are found by an index among millions of runs.
  const addresses = [...new Set([wanted, ...people.map(({ name }) => name.toLowerCase())])];
  const concerned = await db
    .select({ id: runs.id, name: runs.email, status: runs.status })
    .from(runs)
    .where(
      and(
        eq(runs.workspaceId, workspaceId),
        or(eq(runs.id, wanted), inArray(sql`lower(${runs.email})`, addresses)),
      ),
    )
    .orderBy(desc(runs.id))
    .limit(most);
  return { people, runs: concerned };
}
