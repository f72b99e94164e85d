"use client";
import type { MailState } from "@/lib/invitation/mail-state";
import { askJson, watching } from "../page/polling";
import { useQuery } from "../page/use-query";

const everyQuarterMinute = watching(15_000);

/** The state, asked anew while a page is open: trouble shows and goes away by itself. */
export function useMailState(initial: MailState): MailState {
  const { data } = useQuery({
    queryKey: ["mail-state"],
    queryFn: ({ signal }) => askJson<MailState>("/mail/state", signal),
    initialData: initial,
    refetchInterval: everyQuarterMinute,
    staleTime: 10_000,
  });
  return data ?? initial;
}
