import { describe, expect, it, test } from "vitest";
import { surveyInput } from "../survey/schema";
import { templates } from "../survey/templates/list";
import { inLanguages, templateLanguages } from "../survey/templates/texts-of";
import { messageInput } from "./schema";

describe.each(templates)("the template $id", ({ title, questions, thankYou, invitation }) => {
  it.each([[["en", "sv"]], [["sv"]], [["en-GB"]], [["pt-BR", "pt-PT"]]])("is a survey in %j", (given) => {
    const languages = templateLanguages(given);
    const survey = surveyInput.safeParse({
      ...{ title: title.en, languages },
      questions: inLanguages(questions, languages),
      thankYou: inLanguages(thankYou, languages),
    });
    expect(survey.error?.issues).toBeUndefined();
    const content = inLanguages(invitation, languages);
    expect(messageInput.safeParse({ name: title.sv, content }).error?.issues).toBeUndefined();
  });

  it("has every text in both languages, and asks why where it matters", () => {
    const texts = JSON.stringify({ title, questions, thankYou, invitation });
    expect(texts.match(/"en":/g)?.length).toBe(texts.match(/"sv":/g)?.length);
    expect(texts).not.toContain('""');
    expect(questions.some(({ showIf, type }) => showIf || type === "text")).toBe(true);
  });
});

test("texts come under the survey's own tags", () => {
  const text = {
    title: { en: "Why?", sv: "Varför?" },
    options: [{ value: "en", label: { en: "A", sv: "B" } }],
  };
  expect(inLanguages(text, ["sv-FI", "de"])).toEqual({
    title: { "sv-FI": "Varför?" },
    options: [{ value: "en", label: { "sv-FI": "B" } }],
  });
  expect(templateLanguages(["de"])).toEqual(["de", "en"]);
});
