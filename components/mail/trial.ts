import type { Outcome } from "../form/outcome";

/** How a test mail went: the stages it passed, each after so many milliseconds, and what stopped it. */
export type TrialData = {
  to: string;
  stages: { name: string; ms: number; detail: Record<string, string | number | boolean | null> }[];
  stopped: { code: string; message: string; note?: "mail_no_starttls" | "resend_away" | "resend_key" } | null;
};

/** Sends a test mail, to oneself where no address is given. */
export type SendTrial = (previous: unknown, data: { to?: string }) => Promise<Outcome<TrialData>>;
