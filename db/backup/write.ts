import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Sql } from "postgres";
import type { FileHeader } from "./format";
import { listTables, schemaOf, type Table } from "./tables";

/**
 * Writes everything a database holds, as of one moment, while others go on working.
 * @param files small files that belong to it, by name
 * @returns the number of rows
 * @throws Error in one line where there is nothing to write
 */
export async function writeBackup(
  sql: Sql,
  files: Record<string, string>,
  target: Writable,
  now: Date,
): Promise<number> {
  let rows = 0;
  async function* content(): AsyncGenerator<string> {
    const reader = await sql.reserve();
    try {
      await reader`begin isolation level repeatable read read only`;
      const schema = await schemaOf(reader);
      if (schema === undefined) throw new Error("There is nothing to back up: the database has no tables");
      const header: FileHeader = {
        format: "surveyhook backup",
        version: 1,
        madeAt: now.toISOString(),
        schema,
      };
      yield line(header);
      for (const table of await listTables(reader)) {
        yield line(table);
        const copied = yield* rowsOf(reader, table);
        yield line(copied);
        rows += copied.rows;
      }
      yield line({ files });
      yield line({ end: true });
    } finally {
      await reader`rollback`.catch(() => {});
      reader.release();
    }
  }
  await pipeline(content(), createGzip(), target);
  return rows;
}

async function* rowsOf(sql: Sql, { name }: Table) {
  const hash = createHash("sha256");
  let rows = 0;
  // Not COPY: the driver's stream of it may stop for ever under back pressure.
  for await (const found of sql<
    { row: string }[]
  >`select row_to_json(t)::text as row from ${sql(name)} t`.cursor(100)) {
    const part = found.map(({ row }) => `${row}\n`).join("");
    hash.update(part);
    rows += found.length;
    yield part;
  }
  yield "\n";
  return { rows, sha256: hash.digest("hex") };
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
