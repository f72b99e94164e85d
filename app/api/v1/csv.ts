import { Readable } from "node:stream";
import { type Dialect, plainDialect, spreadsheetDialect } from "@/lib/csv/dialect";

/** The dialect that is asked for: one for spreadsheets goes by the reader's language. */
export function dialectOf(excel: boolean, headers: Headers): Dialect {
  return excel ? spreadsheetDialect(headers.get("accept-language")) : plainDialect;
}

/** A CSV file to save. @param name without its ending */
export function csvFile(csv: Readable, name: string): Response {
  return new Response(Readable.toWeb(csv) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      vary: "Accept-Language",
    },
  });
}
