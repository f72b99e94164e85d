import { expect, test } from "vitest";
import en from "../messages/en.json";
import sv from "../messages/sv.json";
import { codeOfSentence, sentences } from "./sentences";

test("every kept sentence is told in both languages, in English by the same words", () => {
  for (const [code, sentence] of Object.entries(sentences)) {
    expect(codeOfSentence(sentence)).toBe(code);
    expect(en.reasons[code as keyof typeof sentences].startsWith(sentence)).toBe(true);
    expect(sv.reasons[code as keyof typeof sentences]).not.toContain(sentence);
  }
});

test("a sentence that goes on is known, and an answer from outside is not", () => {
  expect(codeOfSentence(`${sentences.mail_unwritable} (TypeError). Nothing was sent.`)).toBe(
    "mail_unwritable",
  );
  expect(codeOfSentence("550 5.1.1 no such user")).toBeNull();
});
