import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { defused } from "./cell";
import type { Dialect } from "./dialect";

/** What a cell may hold: text is defused, numbers and moments are not, and nothing is an empty cell. */
export type Cell = string | number | Date | null | undefined;

/**
 * Rows as a CSV file, made as they come. Sources: RFC 4180, in UTF-8; OWASP, CSV injection.
 * @param heading the first line: names, of which some were given by people
 */
export function csvStream(
  heading: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
  { separator, decimal, bom }: Dialect,
): Readable {
  const lines = stringify({
    bom,
    delimiter: separator,
    record_delimiter: "windows",
    // A line break of any kind begins a row for somebody.
    quoted_match: /[\r\n\u0085\u2028\u2029]/,
    cast: {
      date: (at) => at.toISOString(),
      number: (number) => String(number).replace(".", decimal),
      string: defused,
    },
  });
  async function* records() {
    yield heading;
    yield* rows;
  }
  // A fault while reading must end the stream with an error, which pipe() would swallow.
  return pipeline(Readable.from(records()), lines, () => {});
}

/** All rows of a paged list, in portions. */
export async function* eachRow<T>(
  list: (page: {
    limit: number;
    cursor?: string | undefined;
  }) => Promise<{ data: T[]; nextCursor: string | null }>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 1000, cursor });
    yield* page.data;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** A numeral as a number where a double holds it exactly, else as the text that it is. */
export function numberOf(text: string): number | string {
  return String(Number(text)) === text ? Number(text) : text;
}
