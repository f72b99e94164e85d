import { and, desc, eq, ilike } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations, messages, surveys } from "@/db/schema";
import { containing } from "../containing";

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
