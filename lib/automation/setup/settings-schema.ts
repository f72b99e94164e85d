import { z } from "zod";
import { line } from "@/lib/input/text";
import { faultOfDelay } from "./delay-form";
import { delayForm } from "./delay-schema";
import { cancelRule, reminder, rules } from "./rule-schema";

/** What is sent and when, as a form holds it. */
export const sendingForm = z.object({
  name: line(200),
  messageId: z.string().min(1),
  delay: delayForm.superRefine((delay, context) => {
    const fault = faultOfDelay(delay);
    if (fault) context.addIssue({ code: "custom", message: fault, params: { code: fault } });
  }),
});

export type SendingForm = z.input<typeof sendingForm>;

const filled = (lines: string[]) => lines.map((line) => line.trim()).filter(Boolean);

/** The settings of a finished automation, as a form holds them: the values of a rule may have blank lines among them. */
export const settingsForm = sendingForm.extend({
  ...rules,
  reminders: z.array(reminder.extend({ messageId: z.string().min(1) })).max(3),
  cancelRule: cancelRule
    .extend({ values: z.array(z.string()).transform(filled).pipe(cancelRule.shape.values) })
    .nullable(),
});

export type SettingsForm = z.input<typeof settingsForm>;
