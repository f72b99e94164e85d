import { expect, test } from "vitest";
import { ownWords, usualWords, wordsOf } from "./own-words";
import { surveyInput } from "./schema";
import { rowsOfWords, withWords } from "./translations/word-rows";
import { wordsFor } from "./words";

const given = { next: { et: "Edasi" }, wrong: { et: "Vaata üle" }, page: { et: "Lk {page}/{pages}" } };

test("words that a survey says by itself stand in place of those that the pages lack, and are told apart", () => {
  const { words, own, language } = wordsOf("et", given);
  expect(language).toBe("en");
  expect([...own]).toEqual(["next", "page", "wrong"]);
  expect(usualWords(words)).toMatchObject({ next: "Edasi", back: "Back", page: "Lk {page}/{pages}" });
  expect(words.errors).toMatchObject({ write: "Vaata üle", summary: { other: "Vaata üle" } });
  expect(words.errors.kept).toBe(wordsFor("en").words.errors.kept);
  expect(wordsOf("sv", given)).toEqual({ ...wordsFor("sv"), own: new Set() });
  expect(wordsOf("et-EE", given).own.has("next")).toBe(true);
});

test("the table asks for twelve words where a language is not spoken, and keeps only what is other than usual", () => {
  expect(rowsOfWords({}, ["en", "sv"])).toEqual([]);
  const languages = ["sv", "et"];
  const rows = rowsOfWords(given, languages);
  expect(rows.map(({ part }) => part)).toEqual([...ownWords]);
  expect(ownWords).toHaveLength(12);
  expect(rows[0]).toMatchObject({ id: "words/next", texts: { en: "Next", sv: "Nästa", et: "Edasi" } });
  expect(withWords({}, rows, languages)).toEqual(given);
  const taken = rows.map((row) => ({ ...row, texts: { ...row.texts, et: " " } }));
  expect(withWords(given, taken, languages)).toEqual({});
  expect(withWords(given, [], languages)).toEqual(given);
});

test("an unknown word, a blank one or one of 201 characters is refused by its place", () => {
  const faults = (words: unknown) =>
    surveyInput
      .safeParse({ title: "T", languages: ["et"], words })
      .error?.issues.map(({ path }) => path.join("."));
  expect(faults({ next: { et: "x".repeat(200) } })).toBeUndefined();
  expect(faults({ next: { et: "x".repeat(201) } })).toEqual(["words.next.et"]);
  expect(faults({ next: { et: " " } })).toEqual(["words.next.et"]);
  expect(faults({ next: {} })).toEqual(["words.next"]);
  expect(faults({ hello: { et: "x" } })).toEqual(["words"]);
});
