import { describe, expect, test } from "vitest";
import { lackingLanguages, languageName, minutesToAnswer, speechOf, translate } from "./translation";

describe("translate", () => {
  const text = { en: "Why?", sv: "Varför?", "pt-BR": "Por quê?" };
  test.each([
    ["sv", ["en", "sv"], "Varför?", "sv"],
    ["sv-FI", ["en", "sv"], "Varför?", "sv"],
    ["pt", ["en"], "Por quê?", "pt-BR"],
    ["da", ["sv", "en"], "Varför?", "sv"],
    ["da", ["da"], "Why?", "en"],
  ])("for %s in a survey of %o is %s", (language, languages, expected, found) => {
    expect(translate(text, language, languages)).toEqual({ text: expected, language: found });
  });

  test("is undefined where nothing is written", () => {
    expect(translate({}, "en", ["en"])).toBeUndefined();
    expect(translate(undefined, "en", ["en"])).toBeUndefined();
  });
});

test("languages are called by their own names", () => {
  expect(["sv", "en", "nb", "pt-BR"].map(languageName)).toEqual([
    "Svenska",
    "English",
    "Norsk bokmål",
    "Português (Brasil)",
  ]);
});

test("a short survey takes a minute", () => {
  expect(minutesToAnswer([])).toBe(1);
  expect(minutesToAnswer([{ type: "nps" }, { type: "text" }])).toBe(1);
  expect(minutesToAnswer(Array.from({ length: 10 }, () => ({ type: "text" })))).toBe(5);
});

describe("what a part of a page speaks", () => {
  test.each([
    ["sv", "sv", {}],
    ["en", "en-GB", {}],
    ["pt", "pt-BR", {}],
    ["pt-PT", "pt-BR", { lang: "pt-PT" }],
    ["en", "sv", { lang: "en" }],
    ["en", "ar", { lang: "en", dir: "ltr" }],
    ["ar", "en", { lang: "ar", dir: "rtl" }],
    ["fa", "ar", { lang: "fa" }],
  ])("%s on a page in %s", (part, page, speech) => {
    expect(speechOf(part, page)).toEqual(speech);
  });
});

describe("languages without a text of their own", () => {
  test.each([
    [["en", "sv"], ["en"], ["sv"]],
    [["en-GB"], ["en"], []],
    [["pt-BR", "pt-PT"], ["pt-BR"], ["pt-PT"]],
    [["pt-BR", "pt-PT"], ["pt"], []],
    [["pt-BR", "pt-PT"], ["pt-PT", "pt-BR"], []],
  ])("of %j with %j are %j", (wanted, written, lacking) => {
    expect(lackingLanguages(wanted, written)).toEqual(lacking);
  });
});
