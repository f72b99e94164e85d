import { z } from "zod";
import { parseLanguage } from "@/lib/text/language";
import { filterSchema } from "../../filter/schema";
import { line, text } from "../../input/text";

const tag = z.string().refine((key) => parseLanguage(key) !== null, {
  message: 'Is no language tag such as "en".',
  params: { code: "invalid_language" },
});

/** A text by language tag. */
export const translated = z
  .record(tag, text(2000))
  .refine((texts) => Object.keys(texts).length > 0, {
    message: "Needs a text in at least one language.",
    params: { code: "missing_field" },
  })
  .meta({ description: "Text by language tag.", example: { en: "Why?", sv: "Varför?" } });

const key = line(100)
  .refine((name) => /^[\p{L}\p{N}_.-]+$/u.test(name) && name !== "__proto__", {
    message: "Has letters, digits, hyphens, underscores and dots only.",
    params: { code: "invalid_characters" },
  })
  .meta({ example: "nps" });

const label = z.union([text(2000).transform((en) => ({ en })), translated]);

const option = z.union([
  line(200).transform((value) => ({ value, label: { en: value } })),
  z
    .strictObject({ value: line(200), label: label.optional() })
    .transform(({ value, label }) => ({ value, label: label ?? { en: value } })),
]);

const choices = (most: number) =>
  z
    .array(option)
    .min(1)
    .max(most)
    .refine((list) => new Set(list.map(({ value }) => value)).size === list.length, {
      message: "Each value stands once.",
      params: { code: "duplicate" },
    })
    .meta({
      description: "A text alone is both value and label.",
      example: [{ value: "fast", label: { en: "Fast", sv: "Snabbt" } }],
    });

const options = choices(200);

const labels = z
  .strictObject({ low: translated, high: translated })
  .meta({ description: "What the ends mean." });

/** What every question has. */
const common = {
  key,
  title: translated.meta({
    description: "May pipe: `{{firstName|friend}}`, `{{variables.OrderId}}`, `{{answers.nps}}`.",
  }),
  required: z.boolean().default(false),
  page: z.number().int().min(1).max(100).optional().meta({ description: "1 if left out." }),
  showIf: filterSchema.nullable().optional().meta({
    description:
      "Who is asked: over `answers.KEY` of questions asked before (`answers.KEY.ROW` of a matrix), `variables.NAME` and `language`. A question that is not shown has no answer.",
  }),
};
const other = z.boolean().optional().meta({ description: 'An answer in own words: `{ "other": "text" }`.' });

/** A question of a hosted survey. */
export const questionSchema = z
  .discriminatedUnion("type", [
    z.strictObject({ ...common, type: z.literal("nps"), labels: labels.optional() }),
    z.strictObject({
      ...common,
      type: z.literal("rating"),
      scale: z.number().int().min(3).max(10).default(5),
      style: z.enum(["numbers", "stars"]).optional(),
      labels: labels.optional(),
    }),
    z.strictObject({ ...common, type: z.literal("csat"), labels: labels.optional() }),
    z.strictObject({ ...common, type: z.literal("ces"), labels: labels.optional() }),
    z.strictObject({ ...common, type: z.literal("single"), options, other }),
    z.strictObject({ ...common, type: z.literal("multiple"), options, other }),
    z
      .strictObject({ ...common, type: z.literal("matrix"), rows: choices(50), columns: choices(20) })
      .meta({ description: "The answer is `{ row: column }`; where it is required, every row." }),
    z
      .strictObject({ ...common, type: z.literal("ranking"), options: choices(30) })
      .meta({ description: "The answer is a list, best first; where it is required, of all options." }),
    z.strictObject({
      ...common,
      type: z.literal("text"),
      long: z.boolean().optional(),
      maxLength: z.number().int().min(1).max(5000).optional(),
    }),
    z
      .strictObject({
        ...common,
        type: z.literal("number"),
        min: z.number().optional(),
        max: z.number().optional(),
      })
      .refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
        path: ["max"],
        message: "Is below min.",
        params: { code: "out_of_range" },
      }),
    z.strictObject({ ...common, type: z.literal("date") }),
    z
      .strictObject({ ...common, type: z.literal("consent") })
      .meta({ description: "A box; where it is required it must be ticked. The answer is true." }),
    z
      .strictObject({ ...common, type: z.literal("statement") })
      .meta({ description: "A text without an answer." }),
  ])
  .meta({ id: "Question" });
