import { describe, expect, test } from "vitest";
import { fill, fillCount } from "./fill";
import { respondentLanguages } from "./respondent-languages";
import { preferredLanguage, wordsFor } from "./words";

function texts(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

const places = (text: string) =>
  [...new Set(text.match(/\{\w+\}/g) ?? [])].filter((p) => p !== "{count}").sort();

describe("words of respondents", () => {
  const english = new Map(texts(wordsFor("en").words));
  /** A plural form that English does not have stands for its `other`. */
  const englishPath = (path: string) => path.replace(/\.(zero|two|few|many)$/, ".other");

  test.each(respondentLanguages)(
    "%s has every text with the same places as English, and none is empty",
    (language) => {
      const own = new Map(texts(wordsFor(language).words));
      expect([...new Set([...own.keys()].map(englishPath))].sort()).toEqual([...english.keys()].sort());
      for (const [path, text] of own) {
        expect(text.trim(), path).not.toBe("");
        expect(places(text), path).toEqual(places(english.get(englishPath(path))!));
      }
    },
  );

  test.each(respondentLanguages)("%s has every form of its plural rule", (language) => {
    const { survey, errors } = wordsFor(language).words;
    // One that is for a million or more, and for fractions, is not met here.
    const counts = Array.from({ length: 200 }, (_, count) => count);
    const rule = new Intl.PluralRules(language);
    const forms = new Set(counts.map((count) => rule.select(count)));
    for (const text of [survey.questions, survey.minutes, errors.summary, errors.tooLong])
      expect(Object.keys(text)).toEqual(expect.arrayContaining([...forms]));
  });

  test("counts in Arabic and Polish as people do", () => {
    const count = (language: string) => (number: number) =>
      fillCount(wordsFor(language).words.survey.questions, number, language);
    expect([1, 2, 3, 11, 100].map(count("ar"))).toEqual([
      "سؤال واحد",
      "سؤالان",
      "3 أسئلة",
      "11 سؤالًا",
      "100 سؤال",
    ]);
    expect([1, 2, 5, 22].map(count("pl"))).toEqual(["Jedno pytanie", "2 pytania", "5 pytań", "22 pytania"]);
  });

  test.each([
    ["sv-SE", "sv", "Skicka"],
    ["dk", "da", "Send"],
    ["no", "nb", "Send"],
    ["pt-BR", "pt", "Enviar"],
    ["ar-EG", "ar", "إرسال"],
    ["is", "en", "Submit"],
    ["nonsense!", "en", "Submit"],
  ])("%s speaks %s", (tag, language, submit) => {
    const spoken = wordsFor(tag);
    expect(spoken.language).toBe(language);
    expect(spoken.words.survey.submit).toBe(submit);
  });

  test("fills places and keeps those without a value", () => {
    expect(fill("Hi {name}, {toString} {n}", { name: "{n}", n: 1 })).toBe("Hi {n}, {toString} 1");
  });

  test("sets apart what runs from the left in a text from the right", () => {
    const { unsubscribe, errors } = wordsFor("ar").words;
    expect(fill(unsubscribe.one, { survey: "How was it?" })).toBe(
      "هذا الاستبيان فقط: \u2068How was it?\u2069",
    );
    expect(fill(unsubscribe.one, { survey: "كيف كان؟" })).toBe("هذا الاستبيان فقط: كيف كان؟");
    expect(fill(errors.chooseFromScale, { low: 0, high: 10 })).toBe("اختر رقمًا من 0 إلى 10.");
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
    ["is, sv;q=0.5, da;q=0.9", "da"],
    ["sv;q=0, *", "en"],
    ["de-AT,de;q=0.9", "de"],
  ])("reads %s as %s", (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
