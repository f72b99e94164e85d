import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations } from "@/db/schema";
import { notFound } from "../errors";

/** Reads an automation of the workspace and holds its row until the transaction ends. @throws AppError not_found */
export async function lockAutomation(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<typeof automations.$inferSelect> {
  const [row] = await tx
    .select()
    .from(automations)
    .where(and(eq(automations.workspaceId, workspaceId), eq(automations.id, id)))
    .for("update");
  if (!row) throw notFound("automation");
  return row;
}
