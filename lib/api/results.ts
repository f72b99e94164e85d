import { z } from "zod";
import { runStatuses } from "../automation/queries";
import { moment } from "./moment";

/** A field at fault, in answers of the hook and of the API. */
export const fieldErrorAnswer = z
  .object({
    field: z.string().meta({ example: "EmailAddress" }),
    code: z.string().meta({ example: "invalid_email" }),
    message: z.string(),
  })
  .meta({ id: "FieldError" });

/** What the mapping made of a respondent. */
export const mappedAnswer = z
  .object({
    email: z.string().nullable(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    language: z.string().nullable(),
    variables: z.record(z.string(), z.string()),
  })
  .meta({ id: "Mapped" });

const result = {
  index: z.number().int(),
  status: z.enum(runStatuses),
  sendAt: moment.optional(),
  reason: z.string().optional(),
  reasonCode: z.string().optional().meta({ example: "filter_not_met" }),
  reasonDetails: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(fieldErrorAnswer).optional(),
};

/** The result of one respondent as the hook answers it. */
export const resultAnswer = z
  .object({ ...result, runId: z.string().optional(), mapped: mappedAnswer.optional() })
  .meta({ id: "Result" });

/** The result of one respondent of a dry run. */
export const dryResultAnswer = z.object({ ...result, mapped: mappedAnswer.optional() });

/** How many runs are decided again. */
export const replayedAnswer = z.object({ replayed: z.number().int() }).meta({ id: "Replayed" });
