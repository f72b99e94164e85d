import { customType, timestamp } from "drizzle-orm/pg-core";

/** Raw bytes: payloads and digests. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({
  dataType: () => "bytea",
});

/** A moment with its zone, read as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
