import { z } from "zod";
import { parseEmailAddress } from "../email-address";
import type { ListedRespondent } from "../respondent/queries";
import { iso, listOf, moment, pageQuery } from "./common";
import { idParams, operation } from "./operation";

const respondentAnswer = z
  .object({
    id: z.string(),
    surveyId: z.string(),
    email: z.string(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    language: z.string(),
    variables: z.record(z.string(), z.string()),
    openedAt: moment.nullable(),
    answeredAt: moment.nullable(),
    createdAt: moment,
  })
  .meta({ id: "Respondent" });

/** A respondent as the API answers it. */
export function shapeRespondent(respondent: ListedRespondent): z.input<typeof respondentAnswer> {
  const { id, surveyId, email, firstName, lastName, language, variables } = respondent;
  return {
    id,
    surveyId,
    email,
    firstName,
    lastName,
    language,
    variables,
    openedAt: iso(respondent.openedAt),
    answeredAt: iso(respondent.answeredAt),
    createdAt: iso(respondent.createdAt),
  };
}

/** An address in a query or a path. */
export const emailInput = z
  .string()
  .transform((text, context) => {
    const parsed = parseEmailAddress(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: "custom", message: parsed.error, params: { code: "invalid_email" } });
    return z.NEVER;
  })
  .meta({ format: "email", example: "ada@example.com" });

export const respondentOperations = {
  list: operation({
    id: "listRespondents",
    method: "GET",
    path: "/surveys/{id}/respondents",
    tag: "Respondents",
    summary: "List the respondents of a survey, newest first",
    role: "viewer",
    params: idParams,
    query: pageQuery.extend({
      search: z.string().optional().meta({ description: "Part of an address or a name." }),
    }),
    answer: { status: 200, description: "A page of respondents.", schema: listOf(respondentAnswer) },
    problems: ["not_found"],
  }),
  erase: operation({
    id: "eraseRespondent",
    method: "DELETE",
    path: "/respondents",
    tag: "Respondents",
    summary: "Erase a person's data in the workspace",
    description:
      "Respondents, responses, invitations and runs of the address, and its part of every stored payload. Of a suppression the hash stays.",
    role: "admin",
    query: z.object({ email: emailInput }),
    answer: {
      status: 200,
      description: "What was erased; zeros where nothing was known.",
      schema: z
        .object({ respondents: z.number().int(), runs: z.number().int(), deliveries: z.number().int() })
        .meta({ id: "Erased" }),
    },
    patient: true,
  }),
} as const;
