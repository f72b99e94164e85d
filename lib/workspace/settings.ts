import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "@/db";
import { workspaces } from "@/db/schema";
import { notFound } from "../errors";
import { invalidRequest } from "../input/field-errors";
import { line } from "../input/text";
import { isTimeZone } from "../time-zone";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The settings of a workspace as a person changes them. */
export const workspaceSettings = z.strictObject({
  name: line(200),
  timeZone: z.string().refine(isTimeZone, { params: { code: "not_in_list" } }),
  contactFrequencyDays: z.number().int().min(1).max(3650).nullable(),
  payloadRetentionDays: z.number().int().min(1).max(3650),
  sendingWindow: z
    .strictObject({ days: z.array(z.number().int().min(1).max(7)).min(1), from: clock, to: clock })
    .nullable(),
});
export type WorkspaceSettings = z.output<typeof workspaceSettings>;

/** A workspace. @throws AppError not_found */
export async function getWorkspace(db: Tx, workspaceId: string): Promise<typeof workspaces.$inferSelect> {
  const [row] = await db.select().from(workspaces).where(eq(workspaces.id, workspaceId));
  if (!row) throw notFound("workspace");
  return row;
}

/** Changes a workspace; what is left out stays. @throws AppError invalid_request where the database lacks the time zone */
export async function updateWorkspace(
  db: Db,
  workspaceId: string,
  settings: { [K in keyof WorkspaceSettings]?: WorkspaceSettings[K] | undefined },
): Promise<void> {
  if (Object.keys(settings).length === 0) return;
  if (settings.timeZone) await refuseUnknownZone(db, settings.timeZone);
  await db.update(workspaces).set(settings).where(eq(workspaces.id, workspaceId));
}

/** Charts are counted by the database, whose list of time zones may be older than that of this runtime. */
async function refuseUnknownZone(db: Pick<Db, "transaction">, timeZone: string): Promise<void> {
  const known = await db
    // Within a savepoint: a fault would end the caller's transaction.
    .transaction((tx) => tx.execute(sql`select now() at time zone ${timeZone}::text`))
    .then(
      () => true,
      (error: { cause?: { code?: string } }) => {
        if (error.cause?.code === "22023") return false;
        throw error;
      },
    );
  if (known) return;
  const message = "The database does not know this time zone. Choose another one with the same hours.";
  throw invalidRequest([{ field: "timeZone", code: "not_in_list", message }]);
}

/** Lets mail leave again after the complaint guard stopped all sending. */
export async function resumeSending(db: Tx, workspaceId: string): Promise<void> {
  await db
    .update(workspaces)
    .set({ sendingPausedAt: null, sendingPausedReason: null })
    .where(eq(workspaces.id, workspaceId));
}
