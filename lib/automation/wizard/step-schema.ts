import { z } from "zod";
import { line } from "@/lib/input/text";

/** Which draft, and whether the person goes on to the next step. */
export const stepInput = z.object({ id: z.string(), next: z.boolean() });

/** The survey that is sent out. */
export const surveyStep = z.object({ surveyId: z.string().min(1) });

/** What the automation becomes when the set-up is finished. */
export const statusStep = z.object({ enabled: z.boolean() });

/** A survey of two questions, made within the wizard. */
export const quickSurvey = z.object({ title: line(200), languages: z.array(z.enum(["en", "sv"])).min(1) });

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
