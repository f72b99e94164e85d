import { type GetColumnData, getTableColumns, getTableName } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Sql, TransactionSql } from "postgres";

type Client = Sql | TransactionSql;

/** Texts that stand in JSON as they are. */
const plain = /^[ !#-[\]-~]*$/;

/** Columns by their names in the code: those of a table, or of no table with their SQL type. */
type Columns = Record<string, AnyPgColumn | string>;

type Values<C extends Columns> = {
  [K in keyof C]?: (C[K] extends AnyPgColumn ? GetColumnData<C[K]> : unknown) | null | undefined;
};

/** `head` stands before a value in the JSON, `read` in its place in a statement. */
type Column = { key: string; name: string; label: string; type: string; head: string; read: string };

/** The columns of a table but for some that the statement fills itself. */
export function columnsOf<T extends PgTable, K extends keyof T["_"]["columns"] = never>(
  table: T,
  ...keys: K[]
): Omit<T["_"]["columns"], K> {
  const all = Object.entries(getTableColumns(table));
  return Object.fromEntries(all.filter(([key]) => !keys.includes(key as K))) as Omit<T["_"]["columns"], K>;
}

/**
 * Rows as a set that a statement selects from, whatever their number: one text of a statement, one parameter. In a row
 * stand side by side the parts that are named here, each perhaps null; in the statement a column is `part_column`.
 * @example const set = recordset({ run: columnsOf(runs, "createdAt"), more: { resets: "boolean" } })
 */
export function recordset<P extends Record<string, Columns>>(parts: P) {
  const all = Object.entries(parts).map(
    ([part, columns]) =>
      [part, Object.entries(columns).map(([key, column]) => columnOf(part, key, column))] as const,
  );
  const of = new Map(all);
  const list = (texts: string[]) => texts.join(", ");
  const definition = list(all.flatMap(([, columns]) => columns.map(({ label, type }) => `${label} ${type}`)));
  return {
    /** What stands behind `insert into table`, up to `from`: a part's columns, and others by the SQL that gives them. */
    into: (client: Client, part: keyof P & string, more: Record<string, string> = {}) => {
      const given = of.get(part)!.map(({ name, read }) => [name, read] as const);
      const pairs = Object.entries({ ...Object.fromEntries(given), ...more });
      const names = list(pairs.map(([name]) => name));
      return client.unsafe(`(${names}) select ${list(pairs.map(([, read]) => read))}`);
    },
    /** The set itself. */
    from: (client: Client, rows: readonly { [K in keyof P]: Values<P[K]> | null }[]) => {
      const text = `[${rows.map((row) => textOf(all, row)).join()}]`;
      return client`json_to_recordset(${text}::text::json) as x(${client.unsafe(definition)})`;
    },
  };
}

/** Inserts rows of one shape into a table, in one statement; a fragment, to which `on conflict` may be added. */
export function insertRows<T extends PgTable>(client: Client, table: T, rows: readonly T["$inferInsert"][]) {
  const given = Object.entries(getTableColumns(table)).filter(([key]) => key in rows[0]!);
  const set = recordset({ row: Object.fromEntries(given) });
  const from = set.from(
    client,
    rows.map((row) => ({ row })),
  );
  return client`insert into ${client.unsafe(getTableName(table))} ${set.into(client, "row")} from ${from}`;
}

function columnOf(part: string, key: string, column: AnyPgColumn | string): Column {
  const isKnown = typeof column !== "string";
  const name = isKnown ? column.name : key;
  const label = `${part}_${name}`;
  const usual = isKnown ? literal(column.default) : undefined;
  return {
    ...{ key, name, label, type: isKnown ? column.getSQLType() : column, head: `,"${label}":` },
    read: usual === undefined ? label : `coalesce(${label}, ${usual})`,
  };
}

/** A value that is left out is the column's default, where it has one. */
function literal(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : undefined;
}

/** A row as JSON. What is null is left out: the statement reads what is missing as null, and the text is shorter. */
function textOf(parts: (readonly [string, Column[]])[], row: Record<string, object | null>): string {
  let text = "";
  for (const [part, columns] of parts) {
    const values = row[part] as Record<string, unknown> | null;
    if (!values) continue;
    for (const { key, head } of columns) {
      const value = values[key];
      if (value === null || value === undefined) continue;
      text += head + jsonOf(value);
    }
  }
  return `{${text.slice(1)}}`;
}

function jsonOf(value: unknown): string {
  if (typeof value === "string" && plain.test(value)) return `"${value}"`;
  if (value instanceof Date) return `"${value.toISOString()}"`;
  return value instanceof Uint8Array ? hex(value) : JSON.stringify(value);
}

/** Bytes as PostgreSQL reads them. */
function hex(bytes: Uint8Array): string {
  return `"\\\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}"`;
}
