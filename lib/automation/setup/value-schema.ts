import { z } from "zod";
import type { TransformStep } from "@/db/schema";
import { isDateFormat } from "@/lib/payload/date-format";
import { isStorable } from "@/lib/text/storable";

/** A text whose blanks count, such as what parts a list. */
const exact = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine(isStorable, {
      message: "Holds a NUL or half of a surrogate pair.",
      params: { code: "invalid_characters" },
    });

const plain = (op: "trim" | "lowercase" | "uppercase" | "titlecase" | "digits") =>
  z.strictObject({ op: z.literal(op) });

/** One step of what is made of a field's value. */
export const stepSchema: z.ZodType<TransformStep> = z.discriminatedUnion("op", [
  plain("trim"),
  plain("lowercase"),
  plain("uppercase"),
  plain("titlecase"),
  plain("digits"),
  z.strictObject({ op: z.literal("first") }),
  z.strictObject({ op: z.literal("last") }),
  z.strictObject({ op: z.literal("join"), with: exact(100) }),
  z.strictObject({ op: z.literal("split"), at: exact(100, 1), take: z.int().min(-1000).max(1000) }),
  z.strictObject({ op: z.literal("replace"), find: exact(500, 1), with: exact(500) }),
  z.strictObject({
    op: z.literal("date"),
    format: exact(60, 1).refine(isDateFormat, {
      message:
        "Name year, month and day once each with YYYY YY MM M DD D, time with HH mm ss; or unix, unix_ms.",
      params: { code: "invalid_value" },
    }),
  }),
  z.strictObject({
    op: z.literal("decimal"),
    separator: z.enum([",", "."]).meta({ description: "The sign before the fraction." }),
  }),
  z.strictObject({
    op: z.literal("map"),
    values: z.record(exact(500), exact(2000)).refine((values) => Object.keys(values).length <= 500, {
      message: "Has more than 500 values.",
      params: { code: "too_complex" },
    }),
    else: exact(2000).nullable().default(null),
  }),
]);

const fixed = z.union([exact(2000), z.number(), z.boolean()]).nullish();

/** What may be said of a field's value beside where it is. */
export const valueOfField = {
  value: fixed.meta({ description: "Fixed: the field has no path.", example: "web" }),
  transform: z.array(stepSchema).max(10).nullish().meta({
    description:
      "Steps, done in order after the path and before the default and the type check. One that cannot be done is `invalid_type`.",
  }),
  default: fixed.meta({ description: "Where the value is missing or empty." }),
};
