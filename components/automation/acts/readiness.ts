"use client";
import { queryOptions } from "@tanstack/react-query";
import type { Places } from "@/components/errors/places";
import { askJson, watching } from "@/components/page/polling";
import type { StandingFault } from "@/lib/automation/setup/standing-faults";

const everyThreeSeconds = watching(3_000);

/** What is asked before an automation is enabled, as the server answers it. */
export type Readiness = {
  faults: StandingFault[];
  places: Places;
  held: number;
  heldUntil: string | null;
  /** After how many failures in a row it is disabled by itself. */
  limit: number | null;
  sendingPaused: boolean;
};

/** Asks what stands in an automation's way now; asked anew while the answer is looked at, for it is mended elsewhere. */
export function readiness(automationId: string) {
  return queryOptions({
    queryKey: ["readiness", automationId],
    queryFn: ({ signal }) => askJson<Readiness>(`/automations/${automationId}/readiness`, signal),
    staleTime: 0,
    refetchInterval: everyThreeSeconds,
  });
}
