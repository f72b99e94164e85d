import { describe, expect, it, test } from "vitest";
import { surveyInput } from "../schema";
import { purchase } from "../templates/purchase";
import { readTextCsv, textHeading, textRecords } from "./csv";
import { importTexts } from "./import";
import { lostFields, rowsOfTexts, withTexts } from "./rows";
import { readTextXliff, textXliff } from "./xliff";

const survey = surveyInput.parse({
  title: "-",
  languages: ["en", "sv", "da"],
  questions: purchase.questions,
  thankYou: [
    { ...purchase.thankYou[0], link: { url: "https://a.example", label: { en: 'Say "more" & <less>' } } },
    ...purchase.thankYou.slice(1),
  ],
  welcome: { en: '=Hi {{firstName|there}},\n\nwelcome; "you"', sv: "Hej" },
});
const languages = survey.languages;
const rows = rowsOfTexts(survey, languages);

/** Quoted as RFC 4180 has it. */
const csvOf = (records: readonly string[][], separator = ",") =>
  records.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join("\r\n");

test("every text of a survey is a row, and the rows are the survey's texts again", () => {
  expect(rows.map(({ id }) => id)).toContain("questions/delivery_why/options/late");
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const { questions, welcome, thankYou } = survey;
  expect(withTexts(survey, rows)).toEqual({ questions, welcome, thankYou });
});

describe.each([",", ";", "\t"])("a table with %j between its cells", (separator) => {
  it("goes out and comes in without a change", () => {
    const file = `\ufeff${csvOf([textHeading(languages), ...textRecords(rows, languages)], separator)}`;
    const read = readTextCsv(file);
    expect(read.ok && importTexts(rows, read.value, languages)).toEqual({
      rows,
      added: 0,
      changed: 0,
      refused: [],
    });
  });
});

test("a file says what is new, what is changed, and what has no place", () => {
  const file = csvOf([
    ["id", "sv", "da", "tlh"],
    ["welcome", "Hej du", "'=Hej", "nuqneH"],
    ["questions/gone/title", "Borta", "", ""],
    ["questions/delivery/title", "Hur var leveransen?", "x".repeat(2001), ""],
  ]);
  const read = readTextCsv(file);
  const done = importTexts(rows, read.ok ? read.value : [], languages);
  expect(done).toMatchObject({ added: 1, changed: 1 });
  expect(done.refused).toEqual([
    { id: "welcome", language: "tlh", code: "unknown_language" },
    { id: "questions/gone/title", language: "sv", code: "unknown_row" },
    { id: "questions/delivery/title", language: "da", code: "too_long" },
  ]);
  expect(done.rows[0]!.texts).toMatchObject({ sv: "Hej du", da: "=Hej" });
  expect(rows[0]!.texts.sv).toBe("Hej");
});

test.each([
  ["", "empty"],
  ["name,sv\na,b", "no_id"],
  ["id\na", "no_language"],
  ['id,sv\n"a,b', "not_closed"],
])("%j is refused", (file, code) => {
  const read = readTextCsv(file);
  expect(read.ok || read.error.code).toBe(code);
});

describe("XLIFF", () => {
  it("goes out and comes in", () => {
    const filled = rows.map((row) => ({ ...row, texts: { ...row.texts, da: `${row.texts.en} & <da> "æ"` } }));
    const read = readTextXliff(textXliff(filled, languages, "da"));
    expect(read.ok && importTexts(rows, read.value, languages).rows).toEqual(filled);
  });

  it("leaves out what is not translated", () => {
    expect(textXliff(rows, languages, "da")).not.toContain("<target");
    const read = readTextXliff(textXliff(rows, languages, "da"));
    expect(read.ok || read.error.code).toBe("empty");
  });

  it("reads marks, CDATA and numbers as the words that they are", () => {
    const unit = `<unit name='welcome'><segment><target>Hej <pc id="1">d&#233;r</pc> <![CDATA[<b> & c]]> &lt;d&gt;</target></segment></unit>`;
    const read = readTextXliff(
      `<xliff version="2.1" srcLang="en" trgLang="da"><file id="f">${unit}</file></xliff>`,
    );
    expect(read.ok && read.value).toEqual([{ id: "welcome", language: "da", text: "Hej dér <b> & c <d>" }]);
  });

  it.each([
    ["<html></html>", "not_xliff"],
    ['<xliff version="1.2"></xliff>', "not_xliff"],
    ['<!DOCTYPE a [<!ENTITY b "c">]><xliff version="2.0" trgLang="da"></xliff>', "not_xliff"],
    ['<xliff version="2.0"></xliff>', "no_language"],
    ['<xliff version="2.0" trgLang="da"></xliff>', "empty"],
  ])("%j is refused", (file, code) => {
    const read = readTextXliff(file);
    expect(read.ok || read.error.code).toBe(code);
  });

  it("is read to its end, however it is made", () => {
    const open = `<xliff version="2.0" trgLang="da">${"<unit ".repeat(100_000)}${"<target ".repeat(20_000)}`;
    expect(readTextXliff(open).ok).toBe(true);
    const signs = `<xliff version="2.0" trgLang="da"><unit name="a"><target>${"<".repeat(20_000)}`;
    expect(readTextXliff(signs).ok).toBe(true);
  });
});

test("a translation that has lost a merge field is found", () => {
  expect(lostFields("Hi {{firstName|there}}, order {{OrderId}}", "Hej {{firstName|du}}")).toEqual([
    "OrderId",
  ]);
  expect(lostFields("Hi {{firstName}}", "")).toEqual([]);
});

test.each(["<!--", "<", "<xliff ", "<unit ", "<target>", "<![CDATA[", "&", 'name="'])(
  "a file of nothing but %s is read in no time",
  (piece) => {
    const head = '<xliff version="2.0" trgLang="sv"><unit name="title"><target>';
    const rest = piece.repeat(2_000_000 / piece.length);
    expect(readTextXliff(rest).ok).toBe(false);
    readTextXliff(head + rest);
  },
);
