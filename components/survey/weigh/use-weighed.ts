"use client";
import { useDebounced } from "@/components/form/use-debounced";
import { useQuery } from "@/components/page/use-query";
import type { Filter } from "@/lib/automation/model";
import type { Weighed } from "@/lib/response/weigh";

/**
 * Whom a condition would fit, asked of the server when the person has paused; the answer before stays until the next is there.
 * @param wanted a condition is there, or begun: before that nothing is asked
 */
export function useWeighed(surveyId: string, showIf: Filter | null, wanted: boolean): Weighed | undefined {
  const settled = useDebounced(JSON.stringify({ showIf }));
  const { data } = useQuery({
    queryKey: ["weigh", surveyId, settled],
    placeholderData: (before: Weighed | undefined) => before,
    enabled: wanted,
    retry: 1,
    queryFn: async (): Promise<Weighed> => {
      const response = await fetch(`/surveys/${surveyId}/weigh`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: settled,
      });
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as Weighed;
    },
  });
  return data;
}
