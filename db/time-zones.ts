import { sql } from "drizzle-orm";
import type { Tx } from "./index";

/**
 * Does the database know a time zone? Days are counted by it, and its list may be older than that of this runtime.
 * Source: the view pg_timezone_names.
 */
export async function knowsTimeZone(db: Pick<Tx, "execute">, timeZone: string): Promise<boolean> {
  const [row] = await db.execute<{ known: boolean }>(
    sql`select exists (select from pg_timezone_names where lower(name) = lower(${timeZone})) as known`,
  );
  return row!.known;
}

/**
 * Puts UTC in the place of time zones that the database does not know: such as were kept before it was asked, or that a
 * restored database or another server lacks. No count by days would work with them.
 * @returns the zones that were replaced
 */
export async function replaceUnknownTimeZones(db: Pick<Tx, "execute">): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    with unknown as (
      select id, time_zone as name from workspaces
      where time_zone <> 'UTC' and lower(time_zone) not in (select lower(name) from pg_timezone_names)
    )
    update workspaces w set time_zone = 'UTC' from unknown u where u.id = w.id returning u.name`);
  return [...rows].map(({ name }) => name);
}
