import { z } from "zod";
import { line } from "@/lib/input/text";

/** What happens when a person comes again. */
const repeatPolicy = z
  .strictObject({
    policy: z.enum(["again", "after_days", "update_only"]),
    days: z.number().int().min(1).max(3650).optional(),
  })
  .superRefine(({ policy, days }, context) => {
    if (policy !== "after_days" || days !== undefined) return;
    const message = "After how many days may the same person be invited again?";
    context.addIssue({ code: "custom", path: ["days"], message, params: { code: "missing_field" } });
  })
  .transform(({ policy, days }) => (policy === "after_days" && days ? { policy, days } : { policy }))
  .meta({ description: "What happens when the same person comes again; null: they are invited again." });

/** What withdraws an invitation that waits. */
export const cancelRule = z
  .strictObject({ field: line(200), values: z.array(line(2000)).min(1).max(50) })
  .meta({
    description: "A request whose field has one of the values withdraws that person's waiting invitation.",
  });

/** A reminder after so many days, with its own message. */
export const reminder = z.strictObject({
  afterDays: z.number().int().min(1).max(365),
  messageId: z.string(),
});

const count = (most: number) => z.number().int().min(1).max(most);

/** The rules of an automation that go beyond name, message and delay. */
export const rules = {
  dedupeField: line(200)
    .nullable()
    .meta({ description: "A respondent whose value was seen before is a duplicate." }),
  repeatPolicy: repeatPolicy.nullable(),
  cancelRule: cancelRule.nullable(),
  reminders: z
    .array(reminder)
    .max(3)
    .meta({ description: "To those who have not answered, one after the other." }),
  frequencyExempt: z.boolean().meta({ description: "Exempt from the workspace's contact-frequency rule." }),
  autoDisableAfter: count(1000)
    .nullable()
    .meta({ description: "Failed deliveries in a row that disable the automation; null: never." }),
  rateLimitPerMinute: count(1_000_000),
  allowKeyInUrl: z.boolean(),
  silenceAfterHours: count(8760)
    .nullable()
    .meta({ description: "Tell the recipients when nothing was heard for so many hours." }),
};
