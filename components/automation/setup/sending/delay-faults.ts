import { type DelayForm, faultOfDelay, unfitDelayParts } from "@/lib/automation/setup/delay-form";

/** Which part of a delay is wrong, by its name; `delay` for the whole. */
export type DelayFault = { field: keyof DelayForm | "delay"; code: string };

/** What is wrong with a delay: its parts, or the whole by its code. Pure. */
export function delayFaults(delay: DelayForm): DelayFault[] {
  if (!delay.on) return [];
  const parts = unfitDelayParts(delay);
  const code = parts.length === 0 ? faultOfDelay(delay) : null;
  if (code) return [{ field: "delay", code }];
  return parts.map((field) => ({ field, code: field === "at" ? "time" : "number" }));
}
