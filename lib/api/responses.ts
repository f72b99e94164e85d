import { z } from "zod";
import { momentInput } from "../input/moment";
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
      status: z.enum(["complete", "partial", "all"]).default("complete").meta({
        description:
          "Partial ones are those begun: kept when a page is left, dated by what was answered last.",
      }),
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
