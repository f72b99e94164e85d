/** The shapes of reasons, for whoever may not look into the database's rooms. */
export type {
  AddressFault,
  DisabledReason,
  Failure,
  FailureDetails,
  FieldFault,
  FilterValue,
  Got,
  Reason,
  Unmet,
} from "@/db/schema";
export { plainReasons } from "@/db/schema";
