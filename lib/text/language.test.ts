import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directionOf, matchLanguage, parseLanguage, wholeLanguage } from "./language";

describe("a language tag", () => {
  it.each([
    ["en", "en"],
    ["EN", "en"],
    ["en-GB", "en"],
    ["en_US", "en"],
    ["sv-SE", "sv"],
    [" sv ", "sv"],
    ["dk", "da"],
    ["DK", "da"],
    ["dk-DK", "da"],
    ["dk_DK", "da"],
    ["da", "da"],
    ["no", "nb"],
    ["nb-NO", "nb"],
    ["nn", "nn"],
    ["zh-Hant-TW", "zh"],
    ["pt-BR", "pt"],
    ["en-US-u-ca-gregory", "en"],
    ["iw", "he"],
    ["tlh", "tlh"],
    ["und", "und"],
    ["valueOf", "valueof"],
    ["", null],
    ["e", null],
    ["123", null],
    ["en-", null],
    ["-en", null],
    ["en--GB", null],
    ["en GB", null],
    ["en,sv", null],
    ["en;q=0.8", null],
    ["not a language", null],
    ["svenska språket", null],
    ["överallt", null],
    ["*", null],
    ["en-a", null],
    ["abcdefghi", null],
    ["__proto__", null],
    ["constructor", null],
    ["e\0n", null],
  ])("%j is %s", (text, language) => {
    expect(parseLanguage(text)).toBe(language);
  });

  it("is a lower-case primary tag or null, never a throw, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z]{1,9}([-_][a-zA-Z0-9]{1,9}){0,3}$/)),
        (text) => {
          expect(String(parseLanguage(text))).toMatch(/^[a-z]{2,8}$/);
        },
      ),
    );
  });
});

it.each([
  ["en-US", ["sv", "en"], "en"],
  ["dk", ["en", "da"], "da"],
  ["da", ["en", "dk"], "dk"],
  ["en", ["sv", "en-GB"], "en-GB"],
  ["no", ["nb"], "nb"],
  ["en", ["en-GB", "en-US"], "en-GB"],
  ["de", ["sv", "en"], undefined],
  ["nonsense tag", ["sv"], undefined],
  ["en", [], undefined],
])("%s among %j is %s", (tag, offered, language) => {
  expect(matchLanguage(tag, offered)).toBe(language);
});

describe("a whole tag", () => {
  it.each([
    ["pt_br", "pt-BR"],
    ["PT-br", "pt-BR"],
    ["dk", "da"],
    ["no_NO", "nb-NO"],
    ["zh-hant-tw", "zh-Hant-TW"],
    ["en-US-u-ca-gregory", "en-US"],
    ["not a language", null],
  ])("%j is %s", (text, tag) => {
    expect(wholeLanguage(text)).toBe(tag);
  });
});

describe("the language that fits", () => {
  it.each([
    ["pt-PT", ["pt-BR", "pt-PT"], "pt-PT"],
    ["pt_pt", ["pt-BR", "pt-PT"], "pt-PT"],
    ["pt-BR", ["pt", "pt-BR"], "pt-BR"],
    ["pt", ["pt-BR", "pt-PT"], "pt-BR"],
    ["pt-AO", ["en", "pt-PT", "pt-BR"], "pt-PT"],
    ["dk", ["en", "da-DK"], "da-DK"],
    ["sv", ["en", "pt"], undefined],
    ["?", ["en"], undefined],
  ])("for %s among %j is %s", (tag, offered, fit) => {
    expect(matchLanguage(tag, offered)).toBe(fit);
  });
});

describe("the direction", () => {
  it.each(["ar", "ar-EG", "he", "iw", "fa", "ur_PK", "ps", "dv", "yi", "ckb", "az-Arab", "pa-PK"])(
    "of %s is from the right",
    (tag) => {
      expect(directionOf(tag)).toBe("rtl");
    },
  );

  it.each(["en", "sv", "tr", "ar-Latn", "zh", "pa", "az", "hi", "nonsense!", ""])(
    "of %j is from the left",
    (tag) => {
      expect(directionOf(tag)).toBe("ltr");
    },
  );
});

it.each([
  ["Swedish", "sv"],
  ["Swedish (Sweden)", "sv"],
  ["svenska (Sverige)", "sv"],
  ["日本語", "ja"],
  ["中文", "zh"],
  ["ไทย", "th"],
  ["한국어", "ko"],
  ["Brazilian Portuguese", "pt"],
  ["svenska", "sv"],
  ["SVENSKA", "sv"],
  ["\u200b German ", "de"],
  ["Deutsch", "de"],
  ["français", "fr"],
  ["franc\u0327ais", "fr"],
  ["English", "en"],
  ["norsk", "nb"],
  ["norsk bokmål", "nb"],
  ["Norwegian", "nb"],
  ["Danish", "da"],
  ["suomi", "fi"],
  ["العربية", "ar"],
  ["Español", "es"],
  ["pt_BR", "pt"],
  ["Klingonish", null],
])("a language by its name: %s is %s", (text, language) => {
  expect(parseLanguage(text)).toBe(language);
});
