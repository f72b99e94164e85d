import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { automations } from "@/db/schema";
import { notFound } from "../errors";
import type { Automation } from "./queries";

/** Reads an automation of the workspace and holds its row until the transaction ends. @throws AppError not_found */
export async function lockAutomation(tx: Tx, workspaceId: string, id: string): Promise<Automation> {
  const [row] = await tx
    .select()
    .from(automations)
    .where(and(eq(automations.workspaceId, workspaceId), eq(automations.id, id)))
    .for("update");
  if (!row) throw notFound("automation");
  return row;
}
