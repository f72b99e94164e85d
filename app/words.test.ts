import { expect, test } from "vitest";
import en from "@/messages/en.json";
import sv from "@/messages/sv.json";

type Words = { [key: string]: string | Words };

const textsOf = (words: Words): string[] =>
  Object.values(words).flatMap((word) => (typeof word === "string" ? [word] : textsOf(word)));

test.each([
  ["en", en],
  ["sv", sv],
])(
  "numbers and moments in %s say how they are written, not a style's name that nothing knows",
  (_, words) => {
    const kinds = textsOf(words).flatMap((text) => [...text.matchAll(/, (?:number|date|time), ([^}]*)}/g)]);
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds.map(([, style]) => style).filter((style) => !style?.startsWith("::"))).toEqual([]);
  },
);
