import type { Sql, TransactionSql } from "postgres";

export type Table = { name: string; columns: string[] };

/**
 * What an engine was last seen to do is left out, and what was counted of tries. The tallies are made anew by the rows that
 * are put in.
 */
const leftOut = ["engine_state", "attempt_counters", "tallies", "tally_changes", "tallied"];

/** The product's tables with their columns, each behind those that its foreign keys point to. */
export async function listTables(sql: Sql | TransactionSql): Promise<Table[]> {
  const tables = await sql<(Table & { needs: string[] })[]>`
    select c.relname as name,
      (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select coalesce(array_agg(distinct f.relname::text), '{}') from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as needs
    from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> all(${leftOut})
    order by c.relname`;
  const sorted: Table[] = [];
  const waiting = new Map(tables.map((table) => [table.name, table]));
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(({ needs }) => !needs.some((name) => waiting.has(name)));
    if (!next) throw new Error("The tables' foreign keys go round in a circle");
    waiting.delete(next.name);
    sorted.push({ name: next.name, columns: next.columns });
  }
  return sorted;
}

/** When the newest migration of a database was made; undefined for a database without tables. */
export async function schemaOf(sql: Sql | TransactionSql): Promise<number | undefined> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!found?.name) return undefined;
  const [last] = await sql`select max(created_at)::float8 as at from drizzle.__drizzle_migrations`;
  return last?.at ?? undefined;
}
