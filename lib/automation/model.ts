/** The parts of an automation's set-up as they are stored, for those who draw them. */
export type {
  Delay,
  Filter,
  FilterCondition,
  FilterOperator,
  IncomingField,
  Mapping,
  TransformStep,
  Variable,
} from "@/db/schema";
