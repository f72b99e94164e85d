import type { RunStatus } from "@/db/schema";

/** What can be done to runs, and in which statuses they must be for it. */
export const runActs = {
  replay: ["failed", "rejected"],
  cancel: ["scheduled"],
  sendNow: ["scheduled"],
} as const satisfies Record<string, readonly RunStatus[]>;

export type RunAct = keyof typeof runActs;

/** In the order in which they are offered. */
export const runActNames = Object.keys(runActs) as RunAct[];
