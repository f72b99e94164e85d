import { z } from "zod";
import { delayLimits, timeOfDay } from "./delay-form";

const whole = (most: number) => z.number().int().min(0).max(most);

/** The fields of a delay; that it is long enough is checked where it is made. */
export const delayForm = z.object({
  on: z.boolean(),
  from: z.enum(["request", "field"]),
  days: whole(delayLimits.days),
  hours: whole(delayLimits.hours),
  minutes: whole(delayLimits.minutes),
  seconds: whole(delayLimits.seconds),
  field: z.string(),
  at: z.string().regex(timeOfDay),
});
