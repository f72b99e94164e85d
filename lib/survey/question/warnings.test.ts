import { expect, it } from "vitest";
import { newQuestion } from "./draft";
import { warningsOf } from "./warnings";

const draft = { ...newQuestion("consent"), key: "ok", title: { en: "I agree", sv: "Jag går med på det" } };

it("a consent that must be given is warned of, one that may be is not", () => {
  expect(warningsOf({ ...draft, required: true }, ["en", "sv"], [])).toEqual([{ code: "consent" }]);
  expect(warningsOf(draft, ["en", "sv"], [])).toEqual([]);
});

it("each language that a text is missing in is named, once", () => {
  const single = {
    ...newQuestion("single"),
    title: { en: "Why?" },
    options: [{ value: "a", label: { en: "A" } }],
  };
  expect(warningsOf(single, ["en", "sv", "da"], [])).toEqual([
    { code: "translation", language: "sv" },
    { code: "translation", language: "da" },
  ]);
});

it("what nobody is ever shown is said first", () => {
  expect(warningsOf({ ...draft, required: true }, ["en"], ["ok"])).toEqual([
    { code: "never" },
    { code: "consent" },
  ]);
});
