import { describe, expect, test } from "vitest";
import { fill, fillCount, preferredLanguage, respondentLanguages, wordsFor } from "./words";

function texts(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

const places = (text: string) =>
  [...new Set(text.match(/\{\w+\}/g) ?? [])].filter((p) => p !== "{count}").sort();

describe("words of respondents", () => {
  const english = new Map(texts(wordsFor("en").words));

  test.each(respondentLanguages)(
    "%s has every text with the same places as English, and none is empty",
    (language) => {
      const own = new Map(texts(wordsFor(language).words));
      expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
      for (const [path, text] of own) {
        expect(text.trim(), path).not.toBe("");
        expect(places(text), path).toEqual(places(english.get(path)!));
      }
    },
  );

  test.each([
    ["sv-SE", "sv", "Skicka"],
    ["dk", "da", "Send"],
    ["no", "nb", "Send"],
    ["it", "en", "Submit"],
    ["nonsense!", "en", "Submit"],
  ])("%s speaks %s", (tag, language, submit) => {
    const spoken = wordsFor(tag);
    expect(spoken.language).toBe(language);
    expect(spoken.words.survey.submit).toBe(submit);
  });

  test("fills places and keeps those without a value", () => {
    expect(fill("Hi {name}, {toString} {n}", { name: "{n}", n: 1 })).toBe("Hi {n}, {toString} 1");
  });

  test("chooses the plural form of the language", () => {
    const text = wordsFor("fr").words.survey.questions;
    expect([0, 1, 2].map((count) => fillCount(text, count, "fr"))).toEqual([
      "Une question",
      "Une question",
      "2 questions",
    ]);
  });

  test.each([
    [null, "en"],
    ["it, sv;q=0.5, da;q=0.9", "da"],
    ["sv;q=0, *", "en"],
    ["de-AT,de;q=0.9", "de"],
  ])("reads %s as %s", (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
