import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { defused } from "./cell";
import { plainDialect, spreadsheetDialect } from "./dialect";
import { type Cell, csvStream, numberOf } from "./stream";

async function* rowsOf(...rows: Cell[][]) {
  yield* rows;
}
const csv = (heading: string[], rows: Cell[][], dialect = plainDialect) =>
  buffer(csvStream(heading, rowsOf(...rows), dialect)).then(String);

describe("a cell", () => {
  it.each([
    ...["=1", "+46701234567", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\nhello"],
    ...[" =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "\u00ad=1", "\u202e=1", "\u2800=1", "\u3164=1"],
    ...[
      '"=1',
      "'=1",
      '" \u200b"=1',
      "\u2060\u200d -1",
      "＝1",
      "＋1",
      "－1",
      "＠A1",
      "−1",
      "﹣1",
      "\u0301=1",
      "\0=1",
    ],
  ])("that begins a formula is told from one: %j", (cell) => {
    expect(defused(cell)).toBe(`'${cell}`);
  });

  it.each(["", "a=1", "1-2", "Ada", " x", "é=1", "1", "“x”", "a\n=1", "x@example.com"])(
    "stays: %j",
    (cell) => {
      expect(defused(cell)).toBe(cell);
    },
  );

  it("begins no formula, whatever is put before the sign that is not seen", () => {
    const unseen = fc.string({
      unit: fc.constantFrom(" ", "\t", "\r", "\n", "\u200b", "\ufeff", "\u00a0", '"', "\u2066"),
    });
    fc.assert(
      fc.property(unseen, fc.constantFrom(..."=+-@＝＋－＠"), fc.string(), (before, sign, after) => {
        expect(defused(`${before}${sign}${after}`).startsWith("'")).toBe(true);
      }),
    );
  });

  it("of a million blanks is looked at once", () => {
    expect(defused(" ".repeat(1_000_000))).not.toContain("'");
  });
});

describe("a file", () => {
  test("has its headings defused, and every line break within quotes", async () => {
    const file = await csv(
      ["id", "=evil()"],
      [
        ["x", "a\nb"],
        [-5, "\n=cmd()"],
        [1.5, 'He said "no"'],
      ],
    );
    expect(file).toBe(`id,'=evil()\r\nx,"a\nb"\r\n-5,"'\n=cmd()"\r\n1.5,"He said ""no"""\r\n`);
  });

  test("of a spreadsheet has a BOM, and speaks the reader's dialect", async () => {
    const rows: Cell[][] = [["Åsa; då", 1.5, numberOf("-2.25"), numberOf("007"), null, new Date(0)]];
    const file = (language: string | null) => csv(["a"], rows, spreadsheetDialect(language));
    const moment = "1970-01-01T00:00:00.000Z";
    expect(await file("sv-SE,sv;q=0.9")).toBe(`\ufeffa\r\n"Åsa; då";1,5;-2,25;007;;${moment}\r\n`);
    expect(await file("en")).toBe(`\ufeffa\r\nÅsa; då,1.5,-2.25,007,,${moment}\r\n`);
  });

  it.each([
    ["sv", ";"],
    ["de", ";"],
    ["fr-FR", ";"],
    ["pt-BR, en;q=0.5", ";"],
    ["en;q=0.3, da;q=0.8", ";"],
    ["de-CH", ","],
    ["en-GB", ","],
    ["ja", ","],
    ["*", ","],
    ["nonsense-----, x;q=abc", ","],
    [null, ","],
  ])("for %j is separated by %s", (language, separator) => {
    expect(spreadsheetDialect(language).separator).toBe(separator);
  });
});
