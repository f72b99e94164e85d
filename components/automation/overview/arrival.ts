import type { MappedValues } from "@/components/run/mapped-values";
import type { RunWhy } from "@/components/run/run-reason";
import type { RunStatusName } from "@/components/run/run-status";
import type { ShownBody } from "./body-lines";
import type { LaterRun } from "./first-later";

/** The first request and what became of it; moments in ISO 8601. */
export type Arrival = {
  request: {
    receivedAt: string;
    status: number;
    code: string | null;
    userAgent: string | null;
    body: ShownBody;
  };
  run:
    | (Omit<RunWhy, "failure"> & {
        id: string;
        email: string | null;
        status: RunStatusName;
        failure: (NonNullable<RunWhy["failure"]> & { step: string }) | null;
        mapped: Parameters<typeof MappedValues>[0]["mapped"];
        sendAt: string | null;
        sentAt: string | null;
        answeredAt: string | null;
      })
    | null;
  mail: { subject: string; from: string; html: string } | null;
  later: LaterRun[];
  /** Mail is kept on this installation instead of being sent. */
  captured: boolean;
  filtered: boolean;
};
