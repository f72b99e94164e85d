import type { deliveries, invitations, Reason, respondents, runs } from "@/db/schema";
import type { FailureCause } from "@/lib/notification/count-failure";

type Row<T extends { $inferSelect: object }, Filled extends keyof T["$inferSelect"]> = Omit<
  T["$inferSelect"],
  Filled
>;

/** A run as it is written, with the respondent and the invitation where the respondent was taken. The rest is the delivery's, or comes later. */
export type RunWrite = Row<
  typeof runs,
  | "workspaceId"
  | "automationId"
  | "deliveryId"
  | "reason"
  | "reasonDetails"
  | "respondentId"
  | "channel"
  | "answered"
  | "redoAt"
  | "createdAt"
  | "updatedAt"
> & {
  reason: Reason | null;
  /** Digest of the dedupe field's value, base64. */
  dedupe: string | null;
  /** Who it is stands in `mapped`. */
  respondent: Pick<typeof respondents.$inferSelect, "id" | "token" | "surveyId"> | null;
  invitation: Pick<typeof invitations.$inferSelect, "id" | "sendAt"> | null;
  /** A cancelling event: the waiting invitations of this dedupe value, or else of this address, are withdrawn. */
  withdraws: { email: string | null; dedupe: string | null } | null;
};

/** A delivery as it is written: all of it or nothing. */
export type DeliveryWrite = {
  /** Written only if the automation still has this version. */
  automation: { id: string; workspaceId: string; version: number };
  delivery: Row<typeof deliveries, "workspaceId" | "automationId" | "respondents" | "detail" | "body"> & {
    body: Buffer;
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
