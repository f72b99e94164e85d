import { isReminderFaulty, type Reminder } from "./reminder-fields";

/** The rules of an automation that go beyond name, message and delay. */
export type Rules = {
  autoDisableAfter: number | null;
  silenceAfterHours: number | null;
  dedupeField: string | null;
  repeatPolicy: { policy: "again" | "after_days" | "update_only"; days?: number | undefined } | null;
  frequencyExempt: boolean;
  allowKeyInUrl: boolean;
  rateLimitPerMinute: number;
  cancelRule: { field: string; values: string[] } | null;
  reminders: Reminder[];
};

/** The sections of the settings, in the order in which they stand. */
export const sections = ["invitation", "reminders", "failures", "again", "requests"] as const;
export type Section = (typeof sections)[number];

/** What may be wrong with the rules, and the section in which it is mended. */
export const ruleFaults = {
  reminders: "reminders",
  autoDisableAfter: "failures",
  silenceAfterHours: "failures",
  repeatDays: "again",
  cancelField: "again",
  cancelValues: "again",
  rate: "requests",
} as const satisfies Record<string, Section>;
export type RuleFault = keyof typeof ruleFaults;

const within = (number: number | null | undefined, most: number) =>
  number === null || (Number.isInteger(number) && number! >= 1 && number! <= most);

/** Which numbers are none, or too large, and what is not chosen yet. Pure. */
export function rulesFaults(rules: Rules): RuleFault[] {
  const { autoDisableAfter, silenceAfterHours, repeatPolicy, cancelRule, reminders } = rules;
  const faults: RuleFault[] = [];
  if (reminders.some(isReminderFaulty)) faults.push("reminders");
  if (!within(autoDisableAfter, 1000)) faults.push("autoDisableAfter");
  if (!within(silenceAfterHours, 8760)) faults.push("silenceAfterHours");
  if (repeatPolicy?.policy === "after_days" && !within(repeatPolicy.days, 3650)) faults.push("repeatDays");
  if (cancelRule?.field === "") faults.push("cancelField");
  if (cancelRule?.values.every((value) => value.trim() === "")) faults.push("cancelValues");
  if (!within(rules.rateLimitPerMinute, 1_000_000)) faults.push("rate");
  return faults;
}
