import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { causeOf } from "./check-server";
import type { Db } from "./index";
import { buildLateIndexes } from "./late-indexes";
import { locks } from "./locks";

/** Where the migrations of this code are. */
export const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/**
 * Brings the tables up to this code; of several processes that start together one does it.
 * @param db a pool of two connections or more: one holds the lock
 * @param folder other migrations than this code's
 * @throws Error in one line where the database was already changed by a newer version, or lets us not change it
 */
export async function migrate(db: Db, folder = migrationsFolder): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${locks.migrations})`);
    await refuseNewer(db, folder);
    await runMigrations(db, { migrationsFolder: folder }).catch((error) => {
      throw new Error(`The tables could not be brought up to this version (${causeOf(error)})`);
    });
  });
  if (folder === migrationsFolder) await buildLateIndexes(db, "small");
}

async function refuseNewer(db: Db, folder: string): Promise<void> {
  const [found] = await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') as name`);
  if (!found?.name) return;
  const [last] = await db.execute(
    sql`select max(created_at)::float8 as at from drizzle.__drizzle_migrations`,
  );
  if (Number(last?.at) <= newestMigration(folder)) return;
  throw new Error(
    "The database was changed by a newer version of Surveyhook: start that version, or restore a backup of this one",
  );
}

function newestMigration(folder: string): number {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(join(folder, "meta", "_journal.json"), "utf8"),
  );
  return Math.max(...journal.entries.map((entry) => entry.when));
}
