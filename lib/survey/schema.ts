import { z } from "zod";
import type { OwnWords, Question, ThankYou, Translated, Variable } from "@/db/schema";
import { matchLanguage, parseLanguage, wholeLanguage } from "@/lib/text/language";
import { themeSchema } from "../brand/schema";
import { filterSchema } from "../filter/schema";
import { momentInput } from "../input/moment";
import { line } from "../input/text";
import { checkExternalUrl } from "./external-url";
import { ownWords } from "./own-words";
import { logicFaults } from "./question/logic-faults";
import { questionSchema, translated } from "./question/schema";
import { variableSchema } from "./variable/schema";

/** A language tag (BCP 47): `en`, `sv-SE`; `dk` means `da`. */
const languageTag = line(35).refine((tag) => parseLanguage(tag) !== null, {
  message: 'Is no language tag such as "en" or "sv-SE".',
  params: { code: "invalid_language" },
});

const httpsUrl = line(2000).refine(isHttps, {
  message: "Must be an https address.",
  params: { code: "invalid_url" },
});

const thankYou = z
  .strictObject({
    when: filterSchema.nullable().default(null),
    text: translated,
    link: z.strictObject({ url: httpsUrl, label: translated }).nullable().default(null),
    redirect: httpsUrl.nullable().default(null).meta({
      description: "Where the browser goes on to; the text is then seen for a moment only.",
    }),
  })
  .meta({ id: "ThankYou" });

const wordIn = z.record(languageTag, line(200)).refine((texts) => Object.keys(texts).length > 0, {
  message: "Needs a text in at least one language.",
  params: { code: "missing_field" },
});

const words = z
  .strictObject(Object.fromEntries(ownWords.map((name) => [name, wordIn.optional()])))
  .transform((given) => given as OwnWords)
  .meta({
    id: "OwnWords",
    description:
      "What the pages say in languages that they do not speak, each by language tag; what is left out is said in English. `page` has `{page}` and `{pages}` in it.",
    example: { next: { et: "Edasi" }, page: { et: "Lk {page}/{pages}" } },
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
  welcome: translated.nullable().meta({ description: "Markdown above the first page, by language." }),
  thankYou: z
    .array(thankYou)
    .max(20)
    .meta({ description: "What is said after the last page: the first whose `when` fits the answers." }),
  words,
  theme: themeSchema.meta({ description: "Of its pages and invitations; null: the workspace's." }),
  closesAt: momentInput.nullable().meta({
    description: "From this moment on `status` is `closed`, whatever was saved.",
  }),
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
    welcome: shape.welcome.default(null),
    thankYou: shape.thankYou.default([]),
    words: shape.words.default({}),
    theme: shape.theme.default(null),
    closesAt: shape.closesAt.default(null),
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
  welcome: Translated | null;
  thankYou: ThankYou[];
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
  for (const { path, code, message } of logicFaults(survey)) refuse(path, code, message);
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === "https:" && /^https:\/\//i.test(url);
}

function duplicates<T>(items: readonly T[], key: (item: T) => string): [number, T][] {
  const seen = new Set<string>();
  return [...items.entries()].filter(([, item]) => {
    const known = seen.has(key(item));
    seen.add(key(item));
    return known;
  });
}
