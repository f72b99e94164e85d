import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { FileHeader, TableSum } from "./format";
import type { Table } from "./tables";

/** The parts of a backup file, one after the other; a table's rows must be read before the next part. */
export type Part =
  | { kind: "header"; header: FileHeader }
  | { kind: "table"; table: Table; rows: AsyncGenerator<Buffer> }
  | { kind: "files"; files: Record<string, string> };

/** Far above the largest row there can be; a file of somebody else's may have no end of a line at all. */
const longestLine = 64 * 1024 * 1024;

/** What is said of a file that is no whole backup. */
export const damaged = () => new Error("The backup is damaged or not complete");

/**
 * Reads a backup file.
 * @throws Error in one line where it is none, is damaged, or ends too early
 */
export async function* readBackup(source: Readable): AsyncGenerator<Part> {
  const lines = linesOf(source);
  const next = async (): Promise<Buffer> => {
    const { value, done } = await lines.next();
    if (done) throw damaged();
    return value;
  };
  const header = parse(await next()) as FileHeader;
  if (header.format !== "surveyhook backup" || header.version !== 1) throw damaged();
  yield { kind: "header", header };
  for (;;) {
    const found = parse(await next());
    if ("end" in found) return;
    if ("files" in found) yield { kind: "files", files: found.files as Record<string, string> };
    else yield { kind: "table", table: found as Table, rows: rowsOf(next) };
  }
}

async function* rowsOf(next: () => Promise<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let rows = 0;
  for (let row = await next(); row.length > 1; row = await next()) {
    hash.update(row);
    rows += 1;
    yield row;
  }
  const sum = parse(await next()) as TableSum;
  if (sum.rows !== rows || sum.sha256 !== hash.digest("hex")) throw damaged();
}

async function* linesOf(source: Readable): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let size = 0;
  const unpacked = createGunzip();
  // Not awaited: what goes wrong in it is thrown where its end is read.
  pipeline(source, unpacked).catch(() => {});
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, end + 1)]);
        [rest, size, from] = [[], 0, end + 1];
      }
      size += chunk.length - from;
      if (size > longestLine) throw damaged();
      rest.push(chunk.subarray(from));
    }
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith("Z_")) throw damaged();
    throw error;
  }
  if (size > 0) throw damaged();
}

function parse(line: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(line.toString());
  } catch {
    throw damaged();
  }
}
