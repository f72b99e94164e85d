import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db";
import { workspaces } from "@/db/schema";
import { line } from "../text";
import { isTimeZone } from "../time-zone";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The settings of a workspace as a person changes them. */
export const workspaceSettings = z.object({
  name: line(200),
  timeZone: z.string().refine(isTimeZone, { params: { code: "not_in_list" } }),
  contactFrequencyDays: z.number().int().min(1).max(3650).nullable(),
  payloadRetentionDays: z.number().int().min(1).max(3650),
  sendingWindow: z
    .object({ days: z.array(z.number().int().min(1).max(7)).min(1), from: clock, to: clock })
    .nullable(),
});
export type WorkspaceSettings = z.output<typeof workspaceSettings>;

/** Changes a workspace; what is left out stays. */
export async function updateWorkspace(
  db: Tx,
  workspaceId: string,
  settings: Partial<WorkspaceSettings>,
): Promise<void> {
  await db.update(workspaces).set(settings).where(eq(workspaces.id, workspaceId));
}

/** Lets mail leave again after the complaint guard stopped all sending. */
export async function resumeSending(db: Tx, workspaceId: string): Promise<void> {
  await db
    .update(workspaces)
    .set({ sendingPausedAt: null, sendingPausedReason: null })
    .where(eq(workspaces.id, workspaceId));
}
