import { z } from "zod";
import { responses } from "@/db/schema";
import { momentInput } from "../input/moment";
import { followUpPatch } from "../response/follow-up-schema";
import type { ListedResponse } from "../response/queries";
import { responseInput } from "../response/report";
import type { StoredResponse } from "../response/store";
import { csvType, exportQuery, listOf } from "./list";
import { iso, moment } from "./moment";
import { idParams, operation } from "./operation";

const own = z.object({ other: z.string() });
const list = z.array(z.union([z.string(), own]));
const answer = z.union([z.string(), z.number(), z.boolean(), list, own, z.record(z.string(), z.string())]);
const answers = z.record(z.string(), answer).meta({
  description:
    "By question key; what was not answered is left out. Choices in own words are `{ other }`, a matrix is its columns by row, a ranking a list, best first.",
  example: { nps: 9 },
});

const responseAnswer = z
  .object({
    id: z.string(),
    surveyId: z.string(),
    respondentId: z.string(),
    language: z.string(),
    answers,
    completedAt: moment,
  })
  .meta({ id: "Response" });

const listedResponseAnswer = responseAnswer
  .extend({
    email: z.string(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    variables: z.record(z.string(), z.string()),
    status: z.enum(["complete", "partial"]),
    completedAt: moment.nullable(),
    updatedAt: moment.meta({ description: "When something was last answered." }),
    followUp: z.enum(["open", "done"]).nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: "ListedResponse" });

/** A response as the API answers it in a list, with whom it is from. */
export function shapeListedResponse(response: ListedResponse): z.input<typeof listedResponseAnswer> {
  const {
    id,
    surveyId,
    respondentId,
    email,
    firstName,
    lastName,
    language,
    variables,
    answers: given,
    followUp,
    note,
  } = response;
  return {
    id,
    surveyId,
    respondentId,
    email,
    firstName,
    lastName,
    language,
    variables,
    answers: given,
    status: response.status,
    completedAt: iso(response.completedAt),
    updatedAt: iso(response.updatedAt),
    followUp,
    note,
  };
}

/** A response as the API answers it alone. */
export function shapeResponse(response: StoredResponse): z.input<typeof responseAnswer> {
  const { id, surveyId, respondentId, language, answers: given, completedAt } = response;
  return { id, surveyId, respondentId, language, answers: given, completedAt: iso(completedAt) };
}

export const responseOperations = {
  list: operation({
    id: "listResponses",
    method: "GET",
    path: "/surveys/{id}/responses",
    tag: "Responses",
    summary: "List the responses of a survey, newest first, or export them",
    role: "viewer",
    params: idParams,
    query: exportQuery.extend({
      values: z.enum(["codes", "labels"]).default("codes").meta({
        description:
          "Of CSV. `labels`: what people read in place of choices' values and, in the heading, of questions' keys; in `language` where it is given, else in the survey's first.",
      }),
      status: z.enum(["complete", "partial", "all"]).default("complete").meta({
        description:
          "Partial ones are those begun: kept when a page is left, dated by what was answered last.",
      }),
      followUp: z
        .enum(["open", "done"])
        .optional()
        .meta({ description: "Those that somebody is to act on, or has." }),
      language: z.string().optional(),
      since: momentInput.optional(),
      until: momentInput.optional(),
    }),
    answer: {
      status: 200,
      description: "A page of responses, or the export.",
      schema: listOf(listedResponseAnswer),
      otherTypes: csvType,
    },
    problems: ["not_found"],
    patient: true,
  }),
  get: operation({
    id: "getResponse",
    entity: { table: responses },
    method: "GET",
    path: "/responses/{id}",
    tag: "Responses",
    summary: "Get a response",
    description: "Complete or only begun, as `status` says. It keeps its id when it is completed.",
    role: "viewer",
    params: idParams,
    answer: { status: 200, description: "The response.", schema: listedResponseAnswer },
    problems: ["not_found"],
  }),
  followUp: operation({
    id: "followUpResponse",
    entity: { table: responses },
    method: "PATCH",
    path: "/responses/{id}",
    tag: "Responses",
    summary: "Follow up a response: put it on the list, mark it done, write a note",
    role: "admin",
    params: idParams,
    body: followUpPatch,
    example: { followUp: "open", note: "Call on Monday" },
    readOnly: Object.keys(listedResponseAnswer.shape).filter((name) => !(name in followUpPatch.shape)),
    answer: { status: 200, description: "The response.", schema: listedResponseAnswer },
    problems: ["not_found", "conflict"],
  }),
  report: operation({
    id: "reportResponse",
    method: "POST",
    path: "/responses",
    tag: "Responses",
    summary: "Report a survey that was completed in an external tool",
    description: "The first report stands; a repeat answers 200 with it.",
    role: "admin",
    body: responseInput,
    example: { token: "the token of the personal link", completedAt: "2026-11-26T08:00:00Z" },
    answer: { status: 201, description: "The response.", schema: responseAnswer },
    alternatives: { 200: "The response that was reported before." },
    problems: ["not_found"],
  }),
} as const;
