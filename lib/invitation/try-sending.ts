import type { Db } from "@/db";
import type { SetupContext } from "../automation/setup/load-setup";
import { type Trial, type TrialChange, trySetup } from "../delivery/trial/trial";
import { nextOpening } from "./window";

/** What a change to the set-up would mean, up to the sending window: `opensAt` where an invitation would wait for it. */
export type SetupTrial = Trial & { opensAt: string | null };

/** Tries a change, and says when an invitation would leave. Stores and sends nothing. */
export async function trySending(
  db: Db,
  context: SetupContext,
  change: TrialChange,
  now: Date,
): Promise<SetupTrial> {
  const trial = await trySetup(db, context, change, now);
  const { sendingWindow, timeZone } = context;
  const due = "at" in trial.sending ? new Date(trial.sending.at) : null;
  const opens = due && nextOpening(sendingWindow, timeZone, due);
  return { ...trial, opensAt: opens?.toISOString() ?? null };
}
