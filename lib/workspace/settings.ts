import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import { workspaces } from "@/db/schema";
import { knowsTimeZone } from "@/db/time-zones";
import { moveDigests } from "../alert/move-digests";
import { storedFooter } from "../brand/footer";
import { requireLogo } from "../brand/images";
import { notFound } from "../errors";
import { invalidRequest } from "../input/field-errors";
import type { BrandedWorkspace } from "./settings-schema";

/** A workspace. @throws AppError not_found */
export async function getWorkspace(db: Tx, workspaceId: string): Promise<typeof workspaces.$inferSelect> {
  const [row] = await db.select().from(workspaces).where(eq(workspaces.id, workspaceId));
  if (!row) throw notFound("workspace");
  return row;
}

/** Changes a workspace; what is left out stays. @throws AppError invalid_request where the database lacks the time zone; not_found for a logo of another workspace */
export async function updateWorkspace(
  db: Db,
  workspaceId: string,
  settings: { [K in keyof BrandedWorkspace]?: BrandedWorkspace[K] | undefined },
  now: Date,
): Promise<void> {
  if (Object.keys(settings).length === 0) return;
  if (settings.timeZone) await refuseUnknownZone(db, settings.timeZone);
  await requireLogo(db, workspaceId, settings.theme);
  const { footer, ...rest } = settings;
  const stored = footer === undefined ? {} : { footer: storedFooter(footer) };
  await db.transaction(async (tx) => {
    await tx
      .update(workspaces)
      .set({ ...rest, ...stored })
      .where(eq(workspaces.id, workspaceId));
    if (settings.timeZone) await moveDigests(tx, workspaceId, settings.timeZone, now);
  });
}

/** Charts are counted by the database, whose list of time zones may be older than that of this runtime. */
async function refuseUnknownZone(db: Db, timeZone: string): Promise<void> {
  if (await knowsTimeZone(db, timeZone)) return;
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
