import { expect, test } from "vitest";
import { newQuestion, type QuestionDraft } from "./draft";
import { faultsOfQuestions } from "./faults";

const draft = (over: Partial<QuestionDraft>): QuestionDraft => ({
  ...newQuestion("text"),
  title: { en: "Why?" },
  ...over,
});
const places = (...drafts: QuestionDraft[]) =>
  faultsOfQuestions(drafts, ["en", "sv"]).map(({ message: _, ...place }) => place);

test("finds nothing in questions that can be saved", () => {
  expect(places(draft({}), draft({ title: { sv: "Varför?" } }))).toEqual([]);
});

test.each<[string, QuestionDraft, ReturnType<typeof places>[number]]>([
  ["no text", draft({ title: {} }), { question: 0, part: "title" }],
  ["text in a foreign language alone", draft({ title: { fi: "Miksi?" } }), { question: 0, part: "title" }],
  ["no answers offered", draft({ type: "single", options: [] }), { question: 0, part: "options" }],
  [
    "a blank answer",
    draft({
      type: "multiple",
      options: [
        { value: "", label: { en: "A" } },
        { value: "", label: {} },
      ],
    }),
    { question: 0, part: "option", option: 1 },
  ],
  [
    "an answer whose words were taken away",
    draft({ type: "single", options: [{ value: "a", label: { en: " " } }] }),
    { question: 0, part: "option", option: 0 },
  ],
  [
    "one end of the scale alone",
    draft({ type: "nps", labels: { low: { en: "no" }, high: {} } }),
    { question: 0, part: "labels" },
  ],
  ["a key with a blank in it", draft({ key: "a b" }), { question: 0, part: "key" }],
  ["a long text", draft({ title: { en: "x".repeat(2001) } }), { question: 0, part: "long" }],
])("finds %s", (_name, question, place) => {
  expect(places(question)).toEqual([place]);
});

test("finds a key that stands twice", () => {
  expect(places(draft({ key: "a" }), draft({ key: "a" }))).toEqual([{ question: 1, part: "key" }]);
});
