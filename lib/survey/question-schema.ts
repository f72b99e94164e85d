import { z } from "zod";
import { parseLanguage } from "@/lib/text/language";
import { line, text } from "../input/text";

const tag = z.string().refine((key) => parseLanguage(key) !== null, {
  message: 'Is no language tag such as "en".',
  params: { code: "invalid_language" },
});

const translated = z
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

const required = z.boolean().default(false);
const title = translated;

const label = z.union([text(2000).transform((en) => ({ en })), translated]);

const option = z.union([
  line(200).transform((value) => ({ value, label: { en: value } })),
  z
    .strictObject({ value: line(200), label: label.optional() })
    .transform(({ value, label }) => ({ value, label: label ?? { en: value } })),
]);

const options = z
  .array(option)
  .min(1)
  .max(200)
  .refine((list) => new Set(list.map(({ value }) => value)).size === list.length, {
    message: "Each value stands once.",
    params: { code: "duplicate" },
  })
  .meta({
    description: "A text alone is both value and label.",
    example: [{ value: "fast", label: { en: "Fast", sv: "Snabbt" } }],
  });

const labels = z
  .strictObject({ low: translated, high: translated })
  .meta({ description: "What the ends mean." });

/** A question of a hosted survey. */
export const questionSchema = z
  .discriminatedUnion("type", [
    z.strictObject({ key, type: z.literal("nps"), title, required, labels: labels.optional() }),
    z.strictObject({
      key,
      type: z.literal("rating"),
      title,
      required,
      scale: z.number().int().min(3).max(10).default(5),
      labels: labels.optional(),
    }),
    z.strictObject({ key, type: z.literal("single"), title, required, options }),
    z.strictObject({ key, type: z.literal("multiple"), title, required, options }),
    z.strictObject({ key, type: z.literal("text"), title, required }),
    z.strictObject({ key, type: z.literal("number"), title, required }),
  ])
  .meta({ id: "Question" });
