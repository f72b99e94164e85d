import { TypeID } from "typeid-js";

/**
 * The least id of a kind that could have been made at a moment: a range scan begins there. Clocks differ a little, so it
 * begins an hour earlier; the caller also compares the time itself.
 * Source: RFC 9562, UUID version 7.
 */
export function leastIdAt(
  prefix: "run" | "dlv" | "inv" | "bat" | "evt" | "pst" | "res" | "rsp",
  moment: Date,
): string {
  const milliseconds = Math.max(0, moment.getTime() - 3_600_000);
  const time = milliseconds.toString(16).padStart(12, "0");
  const uuid = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
  return TypeID.fromUUID(prefix, uuid).toString();
}

/** An id of a kind that is greater than all that were made before a moment, however clocks differ: a range scan ends there. */
export function leastIdAfter(prefix: Parameters<typeof leastIdAt>[0], moment: Date): string {
  return leastIdAt(prefix, new Date(moment.getTime() + 3 * 3_600_000));
}
