import { type DelayForm, delayForm, faultOfDelay } from "@/lib/automation/setup/delay-form";

/** Which part of a delay is wrong, by its name; `delay` for the whole. */
export type DelayFault = { field: keyof DelayForm | "delay"; code: string };

/** What is wrong with a delay: its parts, or the whole by its code. Pure. */
export function delayFaults(delay: DelayForm): DelayFault[] {
  if (!delay.on) return [];
  const parsed = delayForm.safeParse(delay);
  if (parsed.success) {
    const code = faultOfDelay(delay);
    return code ? [{ field: "delay", code }] : [];
  }
  const parts = [...new Set(parsed.error.issues.map(({ path }) => path[0] as keyof DelayForm))];
  return parts.map((field) => ({ field, code: field === "at" ? "time" : "number" }));
}
