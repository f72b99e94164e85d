import type { RunStatusName } from "@/components/run/run-status";

/** The way of a request from the sender to the answer. */
export const waySteps = ["request", "passes", "mapped", "mail", "answer"] as const;
export type WayStep = (typeof waySteps)[number];

/** How far something came: each step done, the one at which it stopped, the one that is still to come, those beyond. */
export type StepState = "done" | "stopped" | "next" | "beyond";

/**
 * How far a request came on its way. Pure.
 * @param run what became of it; null where it could not be read
 */
export function wayOf(
  run: { status: RunStatusName; failure: { step: string } | null; answered: boolean } | null,
): Record<WayStep, StepState> {
  const stop = stopOf(run);
  const next = nextOf(run);
  const turn = waySteps.indexOf(stop ?? next ?? "answer");
  const states = waySteps.map((step, i): [WayStep, StepState] => {
    if (i < turn || (!stop && !next)) return [step, "done"];
    if (i > turn) return [step, "beyond"];
    return [step, stop ? "stopped" : "next"];
  });
  return Object.fromEntries(states) as Record<WayStep, StepState>;
}

function stopOf(run: Parameters<typeof wayOf>[0]): WayStep | null {
  if (!run) return "request";
  switch (run.status) {
    case "filtered":
    case "duplicate":
    case "held":
      return "passes";
    case "rejected":
      return "mapped";
    case "failed":
      return run.failure?.step === "send" || run.failure?.step === "check" ? "mail" : "passes";
    case "skipped":
    case "cancelled":
      return "mail";
    default:
      return null;
  }
}

function nextOf(run: Parameters<typeof wayOf>[0]): WayStep | null {
  if (run?.status === "scheduled" || run?.status === "sending") return "mail";
  return run?.answered ? null : "answer";
}
