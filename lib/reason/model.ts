/** The shapes of reasons, for whoever may not look into the database's rooms. */
export type { DisabledReason, Failure, FailureDetails, FilterValue, Got, Reason, Unmet } from "@/db/schema";
export { plainReasons } from "@/db/schema";
