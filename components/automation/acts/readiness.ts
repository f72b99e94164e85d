"use client";
import type { Places } from "@/components/errors/places";
import { askJson, watching } from "@/components/page/polling";
import { useQuery } from "@/components/page/use-query";
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

/** Asks what stands in an automation's way now. @throws where the answer is no success */
export function askReadiness(automationId: string, signal?: AbortSignal): Promise<Readiness> {
  return askJson<Readiness>(`/automations/${automationId}/readiness`, signal);
}

/** The same, asked anew while the answer is looked at, for it is mended elsewhere; undefined until it is there. */
export function useReadiness(automationId: string): Readiness | undefined {
  return useQuery<Readiness>({
    queryKey: ["readiness", automationId],
    queryFn: ({ signal }) => askReadiness(automationId, signal),
    staleTime: 0,
    refetchInterval: everyThreeSeconds,
  }).data;
}
