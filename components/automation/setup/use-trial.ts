"use client";
import { useState } from "react";
import { useDebounced } from "@/components/form/use-debounced";
import { useQuery } from "@/components/page/use-query";
import type { TrialChange } from "@/lib/delivery/trial/trial";
import type { SetupTrial } from "@/lib/invitation/try-sending";

/** What a change would mean, asked of the server when the person has paused. The answer before stays until the next is there. */
export function useTrial(automationId: string, change: TrialChange, first: SetupTrial): SetupTrial {
  const asked = JSON.stringify(change);
  const [known] = useState(asked);
  const settled = useDebounced(asked);
  const { data } = useQuery({
    queryKey: ["trial", automationId, settled],
    queryFn: async (): Promise<SetupTrial> => {
      const response = await fetch(`/automations/${automationId}/try`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: settled,
      });
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as SetupTrial;
    },
    placeholderData: (before) => before,
    initialData: settled === known ? first : undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  return data ?? first;
}
