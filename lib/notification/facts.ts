import { z } from "zod";

/**
 * What a notice's row tells, by its kind; none of it is personal. The three failure notices carry the cause and the
 * streak, `silence` the hours without a request, `added` who did it, `complaints` how many of how many.
 */
export const failureFacts = z.object({
  kind: z.enum(["sender", "setup", "system", "receiver"]),
  code: z.string(),
  field: z.string().nullable(),
  /** Masked values by field. */
  sample: z.record(z.string(), z.string()),
  failuresInARow: z.number().int(),
  limit: z.number().int().nullable(),
});

export const silenceFacts = z.object({ hours: z.number(), lastRequestAt: z.iso.datetime() });
export const addedFacts = z.object({ addedBy: z.string().nullable() });
export const complaintsFacts = z.object({ complaints: z.number().int(), sent: z.number().int() });

export type FailureFacts = z.output<typeof failureFacts>;
