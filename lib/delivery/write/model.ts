import type {
  DeliveryMode,
  DeliveryNote,
  Failure,
  FieldFault,
  Mapped,
  Reason,
  RunStatus,
  UnreadableBody,
} from "@/db/schema";
import type { FailureCause } from "@/lib/notification/count-failure";

/** A run as it is written, with the respondent and the invitation where the respondent was taken. */
export type RunWrite = {
  id: string;
  position: number;
  status: RunStatus;
  reason: Reason | null;
  email: string | null;
  mapped: Mapped | null;
  errors: FieldFault[] | null;
  failure: Failure | null;
  /** Digest of the dedupe field's value, base64. */
  dedupe: string | null;
  respondent: { id: string; token: string; surveyId: string } | null;
  invitation: { id: string; sendAt: string } | null;
  /** A cancelling event: the waiting invitations of this dedupe value, or else of this address, are withdrawn. */
  withdraws: { email: string | null; dedupe: string | null } | null;
};

/** A delivery as it is written: all of it or nothing. */
export type DeliveryWrite = {
  /** Written only if the automation still has this version. */
  automation: { id: string; workspaceId: string; version: number };
  delivery: {
    id: string;
    mode: DeliveryMode;
    receivedAt: string;
    status: number;
    code: string | null;
    details: UnreadableBody["details"] | null;
    contentType: string;
    headers: Record<string, string>;
    body: Buffer;
    notes: DeliveryNote[];
  };
  runs: RunWrite[];
  idempotency: { key: string; bodyHash: Buffer } | null;
  /** The answer's body, given which runs turned out to be duplicates. */
  answer: (duplicates: ReadonlySet<string>) => string;
  /** A failed delivery counts for auto-disable, with what the recipients are told; a success resets the count. */
  failure: FailureCause | null;
  resets: boolean;
};

/** What became of a write. */
export type Written =
  | { outcome: "written"; duplicates: ReadonlySet<string> }
  | { outcome: "changed" }
  | { outcome: "repeated"; sameBody: boolean; status: number; answer: string };
