import { describe, expect, test } from "vitest";
import { surveyInput } from "../schema";
import {
  countUntranslated,
  draftOfQuestion,
  named,
  newQuestion,
  type QuestionDraft,
  questionsOfDrafts,
} from "./draft";

const draft = (over: Partial<QuestionDraft>): QuestionDraft => ({ ...newQuestion("text"), ...over });

describe("questionsOfDrafts", () => {
  test("gives back what a survey has, whatever its type", () => {
    const questions = surveyInput.parse({
      title: "All types",
      languages: ["en-GB", "sv"],
      questions: [
        { key: "nps", type: "nps", title: { "en-GB": "Recommend?", sv: "Rekommendera?" }, required: true },
        {
          key: "stars",
          type: "rating",
          title: { "en-GB": "Stars" },
          scale: 7,
          labels: { low: { "en-GB": "bad" }, high: { "en-GB": "good", sv: "bra" } },
        },
        {
          key: "one",
          type: "single",
          title: { "en-GB": "One" },
          options: ["a", { value: "b", label: { sv: "B" } }],
        },
        { key: "some", type: "multiple", title: { "en-GB": "Some" }, options: ["x"] },
        { key: "why", type: "text", title: { "en-GB": "Why" } },
        { key: "sum", type: "number", title: { "en-GB": "Sum" } },
      ],
    }).questions;
    const languages = ["en-GB", "sv"];
    const again = questionsOfDrafts(
      questions.map((question) => draftOfQuestion(question, languages)),
      languages,
    );
    const [one] = again.filter(({ key }) => key === "one");
    expect(one!.options![0]).toEqual({ value: "a", label: { "en-GB": "a" } });
    expect(surveyInput.safeParse({ title: "x", languages, questions: again }).success).toBe(true);
    expect(again.filter(({ options }) => !options)).toEqual(questions.filter((q) => !("options" in q)));
  });

  test("leaves out blank texts, and the parts of other types", () => {
    const [question] = questionsOfDrafts(
      [draft({ title: { en: " Why? ", sv: "  " }, options: [{ value: "a", label: { en: "A" } }] })],
      ["en", "sv"],
    );
    expect(question).toEqual({ key: "why", type: "text", title: { en: "Why?" }, required: false });
  });
});

describe("named", () => {
  test("makes keys and values from what is written, each once", () => {
    const options: QuestionDraft["options"] = [
      { value: "", label: { en: "Fast" } },
      { value: "", label: { en: "Fast" } },
      { value: "", label: {} },
    ];
    const drafts = named(
      [
        draft({ title: { en: "How was it, all in all?" } }),
        draft({ title: { en: "How was it, all in all?" } }),
        draft({ key: "mine", title: { en: "Something else" } }),
        draft({ type: "single", title: { sv: "Vad är bäst?" }, options }),
        draft({ type: "number" }),
      ],
      ["en", "sv"],
    );
    expect(drafts.map(({ key }) => key)).toEqual([
      "how_was_it_all_in_all",
      "how_was_it_all_in_all_2",
      "mine",
      "vad_är_bäst",
      "number",
    ]);
    expect(drafts[3]!.options.map(({ value }) => value)).toEqual(["Fast", "Fast_2", ""]);
  });

  test("keeps the keys and values that answers are stored by", () => {
    const [question] = named(
      [
        draft({
          key: "why",
          type: "single",
          title: { en: "New words" },
          options: [{ value: "a", label: { en: "Z" } }],
        }),
      ],
      ["en"],
    );
    expect(question).toMatchObject({ key: "why", options: [{ value: "a" }] });
  });
});

test("counts texts that are written in another language only", () => {
  const drafts = [
    draft({ title: { en: "Why?", sv: "Varför?" } }),
    draft({ title: { en: "What?", sv: " " } }),
    draft({ type: "single", title: { sv: "Vem?" }, options: [{ value: "", label: { en: "A" } }] }),
    draft({ type: "nps", title: {}, labels: { low: { en: "no" }, high: {} } }),
  ];
  expect(countUntranslated(drafts, "sv")).toBe(3);
  expect(countUntranslated(drafts, "en")).toBe(1);
});

describe("the texts of two variants of a language", () => {
  const title = { "pt-BR": "Por quê?", "pt-PT": "Porquê?" };
  const draftIn = (...languages: string[]) =>
    draftOfQuestion({ key: "why", type: "text", title, required: false }, languages).title;

  test("stand each under its own", () => {
    expect(draftIn("pt-BR", "pt-PT")).toEqual(title);
  });

  test.each([[["pt-PT"]], [["pt"]], [["pt-BR", "en"]]])(
    "are lost by none where the survey speaks %j",
    (languages) => {
      expect(Object.values(draftIn(...languages)).sort()).toEqual(Object.values(title).sort());
      const own = languages.includes("pt-PT") ? "Porquê?" : "Por quê?";
      expect(draftIn(...languages)[languages[0]!]).toBe(own);
    },
  );
});
