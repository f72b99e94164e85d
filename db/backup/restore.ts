import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { TransactionSql } from "postgres";
import type { Db } from "../index";
import { migrate, migrationsFolder } from "../migrate";
import { damaged, readBackup } from "./read";
import { listTables, schemaOf, type Table } from "./tables";

const batchBytes = 1_000_000;

/**
 * Puts a backup into an empty database, all or nothing, and brings it up to this code.
 * @param db a pool of two connections or more
 * @returns the files that belong to it, by name, and the number of rows
 * @throws Error in one line where the database is not empty, or the file is damaged or of a newer version
 */
export async function restoreBackup(
  db: Db,
  source: Readable,
): Promise<{ files: Record<string, string>; rows: number }> {
  await refuseUsed(db);
  let files: Record<string, string> = {};
  let rows = 0;
  await db.$client.begin(async (sql) => {
    for await (const part of readBackup(source)) {
      if (part.kind === "header") await migrateTo(db, part.header.schema);
      else if (part.kind === "files") files = part.files;
      else rows += await insertRows(sql, part.table, part.rows);
    }
  });
  await migrate(db);
  return { files, rows };
}

async function refuseUsed(db: Db): Promise<void> {
  const sql = db.$client;
  if ((await schemaOf(sql)) === undefined) return;
  for (const { name } of await listTables(sql)) {
    const found = await sql`select from ${sql(name)} limit 1`;
    if (found.length > 0) {
      throw new Error(
        `The installation is not empty (${name} has rows): restore into a new DATA_DIR or an empty database`,
      );
    }
  }
}

/** Makes the tables as they were when the backup was made; its rows need not fit today's. */
async function migrateTo(db: Db, schema: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "surveyhook-restore-"));
  try {
    cpSync(migrationsFolder, folder, { recursive: true });
    const file = join(folder, "meta", "_journal.json");
    const journal = JSON.parse(readFileSync(file, "utf8"));
    if (!journal.entries.some(({ when }: { when: number }) => when === schema)) {
      throw new Error(
        "The backup was made by another, newer version of Surveyhook: restore it with that version",
      );
    }
    journal.entries = journal.entries.filter(({ when }: { when: number }) => when <= schema);
    writeFileSync(file, JSON.stringify(journal));
    await migrate(db, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function insertRows(sql: TransactionSql, table: Table, rows: AsyncGenerator<Buffer>): Promise<number> {
  const name = sql(table.name);
  let number = 0;
  for await (const batch of batches(rows)) {
    number += batch.length;
    await sql`
      insert into ${name} (${sql(table.columns)}) select ${sql(table.columns)}
      from json_populate_recordset(null::${name}, ${`[${batch.join(",")}]`}::text::json)`.catch(refuseUnfit);
  }
  return number;
}

/** Rows are read before their sum is: what does not fit a table is told as what it is. Source: SQLSTATE classes 22, 23, 42. */
function refuseUnfit(error: { code?: string }): never {
  if (/^(22|23|42)/.test(error.code ?? "")) throw damaged();
  throw error;
}

async function* batches(rows: AsyncGenerator<Buffer>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let size = 0;
  for await (const row of rows) {
    batch.push(row.toString());
    size += row.length;
    if (size < batchBytes) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}
