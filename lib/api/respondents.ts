import { z } from "zod";
import type { ErasedSoFar } from "../erasure/erase";
import type { PersonExport } from "../erasure/export";
import { addressInput } from "../input/address";
import type { ListedRespondent } from "../respondent/queries";
import { csvType, exportQuery, listOf } from "./list";
import { iso, moment } from "./moment";
import { idParams, operation } from "./operation";
import { fieldErrorAnswer, mappedAnswer } from "./results";

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
export const emailInput = addressInput.meta({ format: "email", example: "ada@example.com" });

const exportAnswer = z
  .object({
    email: z.string(),
    exportedAt: moment,
    respondents: z.array(respondentAnswer.extend({ survey: z.string().meta({ description: "Its title." }) })),
    responses: z.array(
      z.object({
        id: z.string(),
        surveyId: z.string(),
        respondentId: z.string(),
        language: z.string(),
        answers: z.record(z.string(), z.unknown()),
        completedAt: moment,
        followUp: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
    partialResponses: z
      .array(
        z.object({
          ...{ id: z.string(), surveyId: z.string(), respondentId: z.string(), language: z.string() },
          answers: z.record(z.string(), z.unknown()),
          unfit: z
            .record(z.string(), z.unknown())
            .meta({ description: "What stands in the form and is no answer yet." }),
          ...{ startedAt: moment, touchedAt: moment },
        }),
      )
      .meta({ description: "What was begun and not sent." }),
    invitations: z.array(
      z.object({
        id: z.string(),
        respondentId: z.string(),
        runId: z.string(),
        reminder: z.number().int().meta({ description: "0 is the invitation itself." }),
        status: z.string(),
        email: z.string(),
        sendAt: moment,
        sentAt: moment.nullable(),
        createdAt: moment,
        mail: z
          .object({
            from: z.string(),
            replyTo: z.string().nullable(),
            subject: z.string(),
            html: z.string(),
            text: z.string(),
          })
          .nullable()
          .meta({ description: "The mail as it was sent, for as long as payloads are kept." }),
      }),
    ),
    runs: z.array(
      z.object({
        id: z.string(),
        automationId: z.string(),
        deliveryId: z.string(),
        status: z.string(),
        reason: z.string().nullable(),
        email: z.string().nullable(),
        mapped: z.union([mappedAnswer, z.null()]),
        errors: z.array(fieldErrorAnswer).nullable(),
        createdAt: moment,
        events: z.array(z.object({ at: moment, kind: z.string(), detail: z.string().nullable() })),
      }),
    ),
    deliveries: z.array(
      z.object({
        id: z.string(),
        receivedAt: moment,
        payload: z.array(z.unknown()).meta({ description: "The elements that are the person's." }),
      }),
    ),
    mails: z.array(
      z.object({
        id: z.string(),
        to: z.string(),
        from: z.string(),
        subject: z.string(),
        text: z.string(),
        createdAt: moment,
      }),
    ),
    suppressions: z.array(
      z.object({
        reason: z.string(),
        note: z.string().nullable(),
        surveyId: z.string().nullable(),
        createdAt: moment,
      }),
    ),
  })
  .meta({ id: "PersonExport" });

/** A person's data as the API answers it: what is written as JSON turns each Date into a moment. */
export function shapeExport(person: PersonExport): z.input<typeof exportAnswer> {
  return person as unknown as z.input<typeof exportAnswer>;
}

const erasedAnswer = z
  .object({
    respondents: z.number().int(),
    runs: z.number().int(),
    deliveries: z.number().int(),
    searching: z.object({ before: moment }).optional().meta({
      description:
        "Only while stored requests that came before this moment are still being searched for mentions of the address. That goes on by itself.",
    }),
  })
  .meta({ id: "Erased" });

/** What was erased, as the API answers it. */
export function shapeErased(erased: ErasedSoFar): z.input<typeof erasedAnswer> {
  const { respondents, runs, deliveries, searching } = erased;
  const counts = { respondents, runs, deliveries };
  return searching ? { ...counts, searching: { before: iso(searching.before) } } : counts;
}

export const respondentOperations = {
  list: operation({
    id: "listRespondents",
    method: "GET",
    path: "/surveys/{id}/respondents",
    tag: "Respondents",
    summary: "List the respondents of a survey, newest first, or export them",
    role: "viewer",
    params: idParams,
    query: exportQuery.extend({
      search: z.string().optional().meta({ description: "Part of an address or a name." }),
    }),
    answer: {
      status: 200,
      description: "A page of respondents, or the export.",
      schema: listOf(respondentAnswer),
      otherTypes: csvType,
    },
    problems: ["not_found"],
  }),
  export: operation({
    id: "exportRespondent",
    method: "GET",
    path: "/respondents",
    tag: "Respondents",
    summary: "Export a person's data in the workspace",
    description:
      "Everything stored on the address, oldest first; of a payload only the person's own part. Lists are empty where nothing is known.",
    role: "admin",
    query: z.object({ email: emailInput }),
    answer: { status: 200, description: "The person's data.", schema: exportAnswer },
    patient: true,
    lossless: true,
  }),
  erase: operation({
    id: "eraseRespondent",
    method: "DELETE",
    path: "/respondents",
    tag: "Respondents",
    summary: "Erase a person's data in the workspace",
    description:
      "Respondents, responses, invitations and runs of the address, and its part of every stored payload. Of a suppression the hash stays. Where very many requests are stored, the older ones are searched for the address after the answer; call again to see how far that is.",
    role: "admin",
    query: z.object({ email: emailInput }),
    answer: {
      status: 200,
      description: "What was erased so far; zeros where nothing was known.",
      schema: erasedAnswer,
    },
    patient: true,
  }),
} as const;
