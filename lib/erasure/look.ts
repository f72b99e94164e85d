import type { PendingQuery, Row, Sql, TransactionSql } from "postgres";
import { storedAddress } from "./address-pattern";

/** How much one slice looks at, whatever is stored. */
export type SliceBounds = { rows: number; bytes: number };

/** Some ten milliseconds of work where the address stands nowhere, a tenth of a second where all is percent-encoded. */
export const sliceBounds: SliceBounds = { rows: 5_000, bytes: 4 * 1024 * 1024 };

/** A piece of the stored requests by their ids: from `fromId` to before `beforeId`. */
export type Stretch = { fromId: string; beforeId: string };

/** All stored requests of a workspace; undefined where there are none. */
export async function stretchOf(
  sql: Sql | TransactionSql,
  workspaceId: string,
): Promise<Stretch | undefined> {
  const [ends] = await sql<{ oldest: string | null; newest: string | null }[]>`
    select min(d.id) as oldest, max(d.id) as newest from automations a cross join lateral (
      (select id from deliveries where automation_id = a.id order by id limit 1)
      union all (select id from deliveries where automation_id = a.id order by id desc limit 1)) d
    where a.workspace_id = ${workspaceId}`;
  return ends?.oldest && ends.newest ? { fromId: ends.oldest, beforeId: `${ends.newest}0` } : undefined;
}

/** What a slice found, newest first, and from which request on it has looked; null where the stretch is at its end. */
export type Look = { found: string[]; reached: string | null };

/**
 * Looks through the end of a stretch of stored requests for those of a workspace that hold an address, however it is
 * written. Requests of other workspaces count as looked at.
 */
export async function lookThrough(
  sql: Sql | TransactionSql,
  workspaceId: string,
  address: string,
  { fromId, beforeId }: Stretch,
  { rows, bytes }: SliceBounds,
): Promise<Look> {
  const [look] = await sql<{ found: string[]; reached: string | null; count: number; all: number }[]>`
    with part as materialized (
      select d.*, coalesce(sum(octet_length(body)) over (order by id desc rows between unbounded preceding and 1 preceding), 0) as before
      from (
        select id, workspace_id, headers, query, detail, details, body from deliveries
        where id >= ${fromId} and id < ${beforeId} order by id desc limit ${rows}) d
    ), looked as materialized (select * from part where before < ${bytes})
    select (select min(id) from looked) as reached, (select count(*)::int from looked) as count, (select count(*)::int from part) as all,
      array(select id from looked cross join lateral (${writtenOut(sql)} offset 0) as written
        where workspace_id = ${workspaceId} and ${holds(sql, address)} order by id desc) as found`;
  const { found, reached, count, all } = look!;
  return { found, reached: count === all && all < rows ? null : reached };
}

/** A request as one text in ASCII, whatever its bytes are. */
const writtenOut = (sql: Sql | TransactionSql): PendingQuery<Row[]> => sql`
  select lower(encode(coalesce(body, '') || convert_to(concat_ws(' ', ' ', headers::text, query::text, detail, details::text), 'UTF8'), 'escape') collate "C") as text`;

function holds(sql: Sql | TransactionSql, address: string): PendingQuery<Row[]> {
  const { plain, pattern } = storedAddress(address);
  if (plain === null) return sql`text ~ ${pattern}`;
  return sql`case when position('%' in text) = 0 and position('\\u' in text) = 0 then position(${plain} in text) > 0 else text ~ ${pattern} end`;
}
