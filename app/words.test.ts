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

/** For each `#` of a text, the arguments around it, the nearest last. */
function argumentsAround(text: string): string[][] {
  const around: string[] = [];
  const found: string[][] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{") around.push(/^\{\w+, (\w+),/.exec(text.slice(at))?.[1] ?? "");
    if (text[at] === "}") around.pop();
    if (text[at] === "#") found.push(around.filter((argument) => argument !== ""));
  }
  return found;
}

test.each([
  ["en", en],
  ["sv", sv],
])("a count in %s stands as # in its plural alone: within a select nobody would fill it in", (_, words) => {
  const lost = textsOf(words).filter((text) =>
    argumentsAround(text).some((each) => each.includes("plural") && each.at(-1) === "select"),
  );
  expect(lost).toEqual([]);
});
