/** The shapes of reasons, for whoever may not look into the database's rooms. */
export type {
  AddressFault,
  DeliveryNote,
  DisabledReason,
  Failure,
  FailureDetails,
  FieldFault,
  FilterValue,
  Got,
  Reason,
  Unmet,
  UnreadableBody,
} from "@/db/schema";
export { plainReasons } from "@/db/schema";
