import { z } from "zod";
import type { Question, Variable } from "@/db/schema";
import { matchLanguage, parseLanguage, wholeLanguage } from "@/lib/text/language";
import { line } from "../input/text";
import { checkExternalUrl } from "./external-url";
import { questionSchema } from "./question-schema";
import { variableSchema } from "./variable-schema";

/** A language tag (BCP 47): `en`, `sv-SE`; `dk` means `da`. */
const languageTag = line(35).refine((tag) => parseLanguage(tag) !== null, {
  message: 'Is no language tag such as "en" or "sv-SE".',
  params: { code: "invalid_language" },
});

const shape = {
  title: line(200).meta({ example: "Support" }),
  kind: z
    .enum(["hosted", "external"])
    .meta({ description: "Where the questions are: here, or behind `url`." }),
  url: z.string().nullable().meta({
    description: "Of an external survey: https, a fixed host, merge fields only in path and query.",
    example: "https://forms.example.com/r/abc?email={{email}}&order={{OrderId}}",
  }),
  status: z.enum(["draft", "open", "closed"]),
  languages: z
    .array(languageTag)
    .min(1)
    .max(50)
    .meta({
      description:
        "Whole tags, so that pt-BR and pt-PT may stand beside each other. A respondent gets the exact tag, else the first with the same primary tag, else the first of all.",
      example: ["en", "sv"],
    }),
  variables: z.array(variableSchema).max(200).meta({ description: "Background variables." }),
  questions: z.array(questionSchema).max(200),
};

/** A survey as it is made: by the API, or by a form. */
export const surveyInput = z
  .strictObject({
    title: shape.title,
    kind: shape.kind.default("hosted"),
    url: shape.url.default(null),
    status: shape.status.default("open"),
    languages: shape.languages.default(["en"]),
    variables: shape.variables.default([]),
    questions: shape.questions.default([]),
  })
  .superRefine(checkSurvey)
  .meta({ id: "SurveyInput" });

/** What may be changed of a survey: any of its fields; the whole is checked again. */
export const surveyPatch = z.strictObject(shape).partial().meta({ id: "SurveyPatch" });

export type SurveyInput = z.output<typeof surveyInput>;
export type SurveyPatch = z.output<typeof surveyPatch>;

type Checked = {
  kind: "hosted" | "external";
  url: string | null;
  languages: string[];
  variables: Variable[];
  questions: Question[];
};

/** So that a full request is judged in a moment; a filter has its own as many. */
const mostPatterns = 10;

function checkSurvey(survey: Checked, context: z.RefinementCtx): void {
  const refuse = (path: PropertyKey[], code: string, message: string) =>
    context.addIssue({ code: "custom", path, message, params: { code } });
  if (survey.kind === "external") {
    if (survey.url === null) refuse(["url"], "missing_field", "An external survey needs its address.");
    else {
      const names = survey.variables.map(({ name }) => name);
      const url = checkExternalUrl(survey.url, names);
      if (!url.ok) refuse(["url"], "invalid_url", url.error.message);
    }
    if (survey.questions.length > 0)
      refuse(["questions"], "invalid_value", "An external survey has its questions elsewhere.");
  } else if (survey.url !== null) {
    refuse(["url"], "invalid_value", 'Only a survey of kind "external" has an address.');
  }
  for (const [i, tag] of duplicates(survey.languages, (tag) => wholeLanguage(tag) ?? tag))
    refuse(["languages", i], "duplicate", `${tag} is there already.`);
  for (const [i, variable] of duplicates(survey.variables, ({ name }) => name.toLowerCase()))
    refuse(["variables", i, "name"], "duplicate", `There is a variable ${variable.name} already.`);
  if (survey.variables.filter(({ pattern }) => pattern !== undefined).length > mostPatterns)
    refuse(
      ["variables"],
      "too_complex",
      `At most ${mostPatterns} background variables of a survey have a pattern.`,
    );
  for (const [i, question] of duplicates(survey.questions, ({ key }) => key))
    refuse(["questions", i, "key"], "duplicate", `There is a question ${question.key} already.`);
  for (const [i, { title }] of survey.questions.entries()) {
    if (!survey.languages.some((tag) => matchLanguage(tag, Object.keys(title)) !== undefined))
      refuse(["questions", i, "title"], "missing_field", "Needs a text in one of the survey's languages.");
  }
}

function duplicates<T>(items: readonly T[], key: (item: T) => string): [number, T][] {
  const seen = new Set<string>();
  return [...items.entries()].filter(([, item]) => {
    const known = seen.has(key(item));
    seen.add(key(item));
    return known;
  });
}
