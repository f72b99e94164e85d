import { describe, expect, it, test } from "vitest";
import { surveyInput } from "../schema";
import { purchase } from "../templates/purchase";
import { readTextCsv, textHeading, textRecords } from "./csv";
import { importTexts } from "./import";
import { outdatedOf, outdatedTexts } from "./outdated";
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
      confirmed: 0,
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
    expect(read.ok && read.value).toMatchObject([
      { id: "welcome", language: "da", text: "Hej dér <b> & c <d>" },
    ]);
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

describe("a translation that was left as it was while its text was changed", () => {
  const old = { texts: { en: "Why?", sv: "Varför?", da: "Hvorfor?" }, outdated: {} };
  const marked = { texts: { ...old.texts, en: "Why so?" }, outdated: { sv: "Why?" } };

  it("is to be looked at again, until it is changed, confirmed, or the text says again what it said", () => {
    const texts = { en: "Why so?", sv: "Varför?", da: "Hvorfor så?", ar: "" };
    expect(outdatedTexts(old, texts, "en")).toEqual({ sv: "Why?" });
    expect(outdatedTexts(marked, { ...texts, en: "Why ever?" }, "en")).toMatchObject({ sv: "Why?" });
    expect(outdatedTexts(marked, { ...marked.texts, en: " Why? " }, "en")).toMatchObject({ da: "Why so?" });
    expect(outdatedTexts(marked, { ...texts, en: "Why?" }, "en").sv).toBeUndefined();
    expect(outdatedTexts(marked, { ...texts, sv: "Varför då?" }, "en")).toEqual({});
    expect(outdatedTexts(marked, texts, "en", { from: { sv: "Why so?" } })).toEqual({});
    expect(outdatedTexts(marked, { ...texts, en: "Oh?" }, "en", { from: { sv: "Why so?" } }).sv).toBe(
      "Why so?",
    );
    expect(outdatedTexts(undefined, texts, "en")).toEqual({});
    expect(outdatedTexts(marked, { sv: "Varför?" }, "en")).toEqual({});
  });

  it("is meant to fit where it is sent with the text, which takes no other mark away", () => {
    const together = { together: true };
    expect(outdatedTexts(old, { ...old.texts, en: "Why so?" }, "en", together)).toEqual({});
    expect(outdatedTexts(marked, marked.texts, "en", together)).toEqual({ sv: "Why?" });
  });

  it("is found again where its thank-you has moved", () => {
    const [one, two] = ["Thanks", "Sorry"].map((en) => ({
      ...{ when: null, text: { en, sv: `${en}!` }, link: null, redirect: null },
    }));
    const before = { ...survey, thankYou: [one!, two!], outdated: { "thankYou/2/text": { sv: "So sorry" } } };
    const after = outdatedOf(before, { ...before, thankYou: [two!, one!] }, languages);
    expect(after).toEqual({ "thankYou/1/text": { sv: "So sorry" } });
  });

  const [first, ...others] = rows;
  const stale = [{ ...first!, outdated: { sv: "Hi" } }, ...others];

  it.each([
    ["as it went out", "sv", 0],
    ["with the mark taken out", "", 1],
  ])("comes back in a table %s", (_how, marks, confirmed) => {
    const records = textRecords(stale, languages);
    expect(records[0]!.at(-1)).toBe("sv");
    records[0]!.splice(-1, 1, marks);
    const read = readTextCsv(csvOf([textHeading(languages), ...records]));
    const done = importTexts(stale, read.ok ? read.value : [], languages);
    expect([done.confirmed, done.changed]).toEqual([confirmed, 0]);
    expect(done.rows[0]!.from?.sv).toBe(confirmed ? first!.texts.en : undefined);
  });

  it.each([
    ["as it went out", (file: string) => file, 0],
    [
      "reviewed",
      (file: string) => file.replace('state="initial" subState="surveyhook:source-changed"', 'state="final"'),
      1,
    ],
  ])("comes back in XLIFF %s", (_how, edited, confirmed) => {
    const file = textXliff(stale, languages, "sv");
    expect(file).toContain('<segment state="initial" subState="surveyhook:source-changed">');
    expect(file).toContain('<note category="former-source">Hi</note>');
    const read = readTextXliff(edited(file));
    expect(importTexts(stale, read.ok ? read.value : [], languages).confirmed).toBe(confirmed);
  });

  it("is one in XLIFF that was made from what the text said before", () => {
    const file = textXliff(rows, languages, "sv").replace(">Hej</target>", ">Hej du</target>");
    const now = [{ ...first!, texts: { ...first!.texts, en: "Welcome" } }, ...others];
    const read = readTextXliff(file);
    const [row] = importTexts(now, read.ok ? read.value : [], languages).rows;
    expect(outdatedTexts(first, row!.texts, "en", { from: row!.from })).toEqual({ sv: first!.texts.en });
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
