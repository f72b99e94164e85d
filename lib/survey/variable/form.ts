import { z } from "zod";
import { line } from "@/lib/input/text";

/** A background variable, as a form holds it. */
export const variableForm = z
  .object({
    name: line(200),
    type: z.enum(["text", "number", "email", "date", "list"]),
    options: z
      .array(z.string())
      .transform((lines) => [...new Set(lines.map((line) => line.trim()))].filter(Boolean)),
    required: z.boolean(),
  })
  .superRefine(({ type, options }, context) => {
    if (type === "list" && options.length === 0)
      context.addIssue({
        code: "custom",
        path: ["options"],
        message: "Needs an option.",
        params: { code: "missing_field" },
      });
  });

export type VariableForm = z.output<typeof variableForm>;
