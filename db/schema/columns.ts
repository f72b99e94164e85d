import { customType, timestamp } from "drizzle-orm/pg-core";
import { isTimeZone } from "../../lib/time-zone";

/** Raw bytes: payloads and digests. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => "bytea",
});

/** A moment with its zone, read as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A time zone that this runtime can reckon with: another is not written, and one that it does not know is read as UTC. */
export const timeZone = customType<{ data: string; driverData: string }>({
  dataType: () => "text",
  toDriver: (name) => {
    if (!isTimeZone(name)) throw new Error("This is no time zone");
    return name;
  },
  fromDriver: (name) => (isTimeZone(name) ? name : "UTC"),
});
