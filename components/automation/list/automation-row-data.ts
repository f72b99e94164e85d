import type { OutcomeBucket } from "@/components/run/outcome-bars";
import type { StandingFault } from "@/lib/automation/setup/standing-faults";
import type { DisabledReason, Failure, FieldFault } from "@/lib/reason/model";

/** An automation as a row of the list shows it; moments in ISO 8601. */
export type AutomationRowData = {
  id: string;
  name: string;
  type: "incoming_webhook" | "outgoing_webhook" | "alert";
  status: "draft" | "enabled" | "disabled" | "paused";
  /** Whether somebody must act, it runs, or it does not. */
  standing: "attention" | "running" | "still";
  surveyId: string | null;
  messageId: string | null;
  disabledReason: DisabledReason | null;
  failuresInARow: number;
  limit: number | null;
  faults: StandingFault[];
  lastFailure: {
    failure: Failure | null;
    errors: FieldFault[] | null;
  } | null;
  answers: { invited: number; answered: number };
  wizardStep: number | null;
  surveyTitle: string | null;
  days: OutcomeBucket[];
  lastRequestAt: string | null;
  held: number;
  heldUntil: string | null;
  scheduled: number;
  /** How many mails were tried in vain and are to be tried again. */
  mailWaiting: number;
};
