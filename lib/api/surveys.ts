import { z } from "zod";
import { surveys } from "@/db/schema";
import { systemClock } from "../clock";
import type { Survey } from "../survey/queries";
import { questionSchema } from "../survey/question/schema";
import { surveyInput, surveyPatch } from "../survey/schema";
import { statusAt } from "../survey/status";
import { variableSchema } from "../survey/variable/schema";
import { listOf, pageQuery } from "./list";
import { iso, moment } from "./moment";
import { idParams, noContent, operation } from "./operation";

const surveyAnswer = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(["hosted", "external"]),
    url: z.string().nullable(),
    status: z.enum(["draft", "open", "closed"]),
    languages: z.array(z.string()),
    variables: z.array(variableSchema),
    questions: z.array(questionSchema),
    welcome: surveyPatch.shape.welcome.unwrap(),
    thankYou: surveyPatch.shape.thankYou.unwrap(),
    words: surveyPatch.shape.words.unwrap(),
    outdated: z.record(z.string(), z.record(z.string(), z.string())).meta({
      description:
        "Translations to look at again: by the text's id and the language, what the text said in the survey's first language when it was translated. A text changed by the API counts as translated anew in all that is sent with it.",
      example: { "questions/nps/title": { sv: "How likely are you to recommend us?" } },
    }),
    theme: surveyPatch.shape.theme.unwrap(),
    closesAt: moment.nullable(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Survey" });

/** A survey as the API answers it. */
export function shapeSurvey(survey: Survey): z.input<typeof surveyAnswer> {
  const { id, title, kind, url, languages, welcome, thankYou, theme, closesAt, createdAt, updatedAt } =
    survey;
  const { words, outdated } = survey;
  return {
    id,
    title,
    kind,
    url,
    status: statusAt(survey, systemClock()),
    languages,
    variables: survey.variables as z.input<typeof variableSchema>[],
    questions: survey.questions as z.input<typeof questionSchema>[],
    welcome,
    thankYou,
    words,
    outdated,
    theme,
    closesAt: iso(closesAt),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

const readOnly = ["id", "outdated", "createdAt", "updatedAt"];
const tag = "Surveys";

export const surveyOperations = {
  list: operation({
    id: "listSurveys",
    method: "GET",
    path: "/surveys",
    tag,
    summary: "List surveys, newest first",
    role: "viewer",
    query: pageQuery,
    answer: { status: 200, description: "A page of surveys.", schema: listOf(surveyAnswer) },
  }),
  create: operation({
    id: "createSurvey",
    method: "POST",
    path: "/surveys",
    tag,
    summary: "Make a survey",
    description: "Hosted here, or `external`: the address of a survey in another tool, with merge fields.",
    role: "admin",
    body: surveyInput,
    example: {
      title: "Support",
      languages: ["en", "sv"],
      status: "open",
      variables: [
        { name: "OrderId", type: "text" },
        { name: "Score", type: "text", format: "numeric" },
        { name: "Plan", type: "list", options: ["Free", "Pro"] },
        { name: "Bought", type: "date" },
      ],
      questions: [
        {
          key: "nps",
          type: "nps",
          title: {
            en: "How likely are you to recommend us?",
            sv: "Hur troligt är det att du rekommenderar oss?",
          },
          required: true,
        },
      ],
    },
    readOnly,
    answer: { status: 201, description: "The survey.", schema: surveyAnswer },
  }),
  get: operation({
    id: "getSurvey",
    entity: { table: surveys },
    method: "GET",
    path: "/surveys/{id}",
    tag,
    summary: "Get a survey",
    role: "viewer",
    params: idParams,
    answer: { status: 200, description: "The survey.", schema: surveyAnswer },
    problems: ["not_found"],
  }),
  update: operation({
    id: "updateSurvey",
    entity: { table: surveys },
    method: "PATCH",
    path: "/surveys/{id}",
    tag,
    summary: "Change a survey",
    description:
      "Each property given is replaced as a whole; the survey is then checked again. A question that has answers keeps its type (`answered`). A variable may go while an automation fills it: that automation's runs then fail with `variable_missing`.",
    role: "admin",
    params: idParams,
    body: surveyPatch,
    readOnly,
    answer: { status: 200, description: "The survey.", schema: surveyAnswer },
    problems: ["not_found"],
  }),
  remove: operation({
    id: "deleteSurvey",
    entity: { table: surveys },
    method: "DELETE",
    path: "/surveys/{id}",
    tag,
    summary: "Delete a survey with its respondents and responses",
    description:
      "Invitations that wait are withdrawn. Automations that used it stay; their runs fail with `survey_missing`.",
    role: "admin",
    params: idParams,
    answer: noContent,
    problems: ["not_found"],
    patient: true,
  }),
} as const;
