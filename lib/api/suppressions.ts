import { z } from "zod";
import { line } from "../input/text";
import type { Suppression } from "../suppression/queries";
import { csvType, exportQuery, listOf } from "./list";
import { iso, moment } from "./moment";
import { noContent, operation } from "./operation";
import { emailInput } from "./respondents";

const reason = z.enum(["unsubscribed", "bounced", "complained", "manual"]);

const suppressionAnswer = z
  .object({
    id: z.string(),
    email: z.string().nullable().meta({ description: "Null where the person was erased." }),
    reason,
    note: z.string().nullable(),
    surveyId: z.string().nullable().meta({ description: "Null: holds for every survey." }),
    createdAt: moment,
  })
  .meta({ id: "Suppression" });

/** A suppression as the API answers it. */
export function shapeSuppression(suppression: Suppression): z.input<typeof suppressionAnswer> {
  const { id, email, reason: why, note, surveyId, createdAt } = suppression;
  return { id, email, reason: why, note, surveyId, createdAt: iso(createdAt) };
}

const tag = "Suppressions";

export const suppressionOperations = {
  list: operation({
    id: "listSuppressions",
    method: "GET",
    path: "/suppressions",
    tag,
    summary: "List addresses that must not be mailed, newest first",
    role: "viewer",
    query: exportQuery.extend({
      email: emailInput.optional(),
      reason: reason.optional(),
      surveyId: z.string().optional(),
    }),
    answer: {
      status: 200,
      description: "A page of suppressions, or the export.",
      schema: listOf(suppressionAnswer),
      otherTypes: csvType,
    },
  }),
  create: operation({
    id: "suppress",
    method: "POST",
    path: "/suppressions",
    tag,
    summary: "Suppress an address",
    description: "Safe to repeat: the stronger reason stays.",
    role: "admin",
    body: z
      .strictObject({
        email: emailInput,
        reason: reason.default("manual"),
        note: line(500).nullable().default(null),
        surveyId: z.string().nullable().default(null).meta({ description: "Null: for every survey." }),
      })
      .meta({ id: "SuppressionInput" }),
    readOnly: ["id", "createdAt"],
    answer: { status: 201, description: "The suppression that now stands.", schema: suppressionAnswer },
    problems: ["not_found"],
  }),
  remove: operation({
    id: "unsuppress",
    method: "DELETE",
    path: "/suppressions/{email}",
    tag,
    summary: "Lift every suppression of an address",
    role: "admin",
    params: z.object({ email: emailInput }),
    answer: noContent,
    problems: ["not_found"],
  }),
} as const;
