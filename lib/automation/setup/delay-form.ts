import type { Delay } from "@/db/schema";

/** A delay as a form shows it: off, so long after the request, or so many days from a date in the data. */
export type DelayForm = {
  on: boolean;
  from: "request" | "field";
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
  field: string;
  at: string;
};

/** The most that each part of a delay may be; each is a whole number. */
export const delayLimits = { days: 365, hours: 8760, minutes: 525_600, seconds: 31_536_000 };

/** A time of day as a form writes it, or none. */
export const timeOfDay = /^(([01]\d|2[0-3]):[0-5]\d)?$/;

/** The parts of a delay that are no whole number within their limit, or no time of day. Pure. */
export function unfitDelayParts(form: DelayForm): (keyof DelayForm)[] {
  const parts = Object.entries(delayLimits) as [keyof typeof delayLimits, number][];
  return [
    ...parts.flatMap(([name, most]) =>
      Number.isInteger(form[name]) && form[name] >= 0 && form[name] <= most ? [] : [name],
    ),
    ...(timeOfDay.test(form.at) ? [] : ["at" as const]),
  ];
}

const off: DelayForm = {
  on: false,
  from: "request",
  days: 1,
  hours: 0,
  minutes: 0,
  seconds: 0,
  field: "",
  at: "09:00",
};

/** A stored delay as a form shows it. */
export function delayFormOf(delay: Delay | null): DelayForm {
  if (delay === null) return off;
  if ("duration" in delay) return { ...off, on: true, ...partsOf(delay.duration) };
  return {
    ...off,
    on: true,
    from: "field",
    ...partsOf(delay.plus ?? "PT0S"),
    field: delay.field,
    at: delay.at ?? "",
  };
}

/** The delay that a form means, as the API takes it: checked there. */
export function delayOfForm(form: DelayForm): Delay | null {
  if (!form.on) return null;
  const duration = durationOf(form);
  if (form.from === "request") return { duration };
  return {
    field: form.field,
    ...(duration === "PT0S" ? {} : { plus: duration }),
    ...(form.at === "" ? {} : { at: form.at }),
  };
}

/** Which field of the form is wrong, if any: nothing to wait for, too long, or no field chosen. */
export function faultOfDelay(form: DelayForm): "too_short" | "too_long" | "no_field" | null {
  if (!form.on) return null;
  if (form.from === "field" && form.field === "") return "no_field";
  const seconds = form.days * 86_400 + form.hours * 3600 + form.minutes * 60 + form.seconds;
  if (seconds > 365 * 86_400) return "too_long";
  return form.from === "request" && seconds < 3 ? "too_short" : null;
}

function durationOf({ days, hours, minutes, seconds }: DelayForm): string {
  const time = `${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${seconds ? `${seconds}S` : ""}`;
  const text = `P${days ? `${days}D` : ""}${time ? `T${time}` : ""}`;
  return text === "P" ? "PT0S" : text;
}

function partsOf(duration: string): Pick<DelayForm, "days" | "hours" | "minutes" | "seconds"> {
  const [date = "", time = ""] = duration.slice(1).split("T");
  const of = (text: string, unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0);
  return {
    days: of(date, "W") * 7 + of(date, "D"),
    hours: of(time, "H"),
    minutes: of(time, "M"),
    seconds: of(time, "S"),
  };
}
