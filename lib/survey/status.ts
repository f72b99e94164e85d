import type { Survey } from "./queries";

/** Whether a survey takes answers at a moment: from its closing date on it is closed, whatever was saved. */
export function statusAt(
  { status, closesAt }: Pick<Survey, "status"> & { closesAt?: Survey["closesAt"] },
  now: Date,
): Survey["status"] {
  return closesAt && closesAt <= now ? "closed" : status;
}
