import { z } from "zod";
import { compilePattern } from "../../filter/pattern";
import { line } from "../../input/text";
import { externalFields } from "../external-url";

/** Names with a meaning of their own in mappings and merge fields. */
const reserved = new Set<string>([...externalFields, "surveyLink", "unsubscribeLink", "firstQuestion"]);

const name = line(200)
  .refine((text) => !reserved.has(text), {
    message: "Means something else in mappings and merge fields. Choose another name.",
    params: { code: "reserved" },
  })
  .refine((text) => !/[{}|]/.test(text), {
    message: "Braces and bars cannot be told from those of a merge field.",
    params: { code: "invalid_characters" },
  })
  .meta({ example: "OrderId" });

const required = z.boolean().default(false);

const pattern = z
  .string()
  .superRefine((source, context) => {
    const compiled = compilePattern(source, "whole");
    if (compiled.ok) return;
    const { code, message } = compiled.error;
    context.addIssue({ code: "custom", message, params: { code } });
  })
  .meta({ description: "RE2 syntax: it must match the whole value.", example: "[A-Z]{2}\\d{6}" });

const textVariable = z
  .strictObject({
    name,
    type: z.literal("text"),
    format: z.enum(["text", "numeric", "email", "regex"]).default("text"),
    pattern: pattern.optional(),
    required,
  })
  .superRefine((variable, context) => {
    if ((variable.format === "regex") === (variable.pattern !== undefined)) return;
    const message =
      variable.format === "regex"
        ? "The format regex needs a pattern."
        : "Only the format regex has a pattern.";
    const code = variable.format === "regex" ? "missing_field" : "invalid_value";
    context.addIssue({ code: "custom", path: ["pattern"], message, params: { code } });
  });

const listVariable = z
  .strictObject({
    name,
    type: z.literal("list"),
    options: z
      .array(line(2000))
      .min(1)
      .max(1000)
      .refine((options) => new Set(options).size === options.length, {
        message: "Each option stands once.",
        params: { code: "duplicate" },
      })
      .meta({ example: ["Free", "Pro"] }),
    aliases: z
      .record(
        line(2000).refine((alias) => alias !== "__proto__"),
        line(2000),
      )
      .refine((aliases) => Object.keys(aliases).length <= 1000, {
        message: "Has more than 1,000 spellings.",
        params: { code: "too_many" },
      })
      .meta({ description: "Other spellings, each with the option it means.", example: { Premium: "Pro" } })
      .optional(),
    required,
  })
  .superRefine(({ options, aliases = {} }, context) => {
    const refuse = (alias: string, code: string, message: string) =>
      context.addIssue({ code: "custom", path: ["aliases", alias], message, params: { code } });
    for (const [alias, option] of Object.entries(aliases)) {
      if (!options.includes(option)) refuse(alias, "not_in_list", `${option} is none of the options.`);
      if (options.some((each) => each.toLowerCase() === alias.toLowerCase()))
        refuse(alias, "duplicate", `${alias} is an option already.`);
    }
  });

const dateVariable = z.strictObject({ name, type: z.literal("date"), required });

/** A background variable: text (free, numeric, e-mail, regular expression), list, or date. */
export const variableSchema = z
  .discriminatedUnion("type", [textVariable, listVariable, dateVariable])
  .meta({ id: "Variable" });
