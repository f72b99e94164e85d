"use client";
import { useQuery } from "@tanstack/react-query";
import type { EngineCause } from "@/lib/engine";
import type { Failure } from "@/lib/reason/model";
import { askJson, watching } from "../shell/polling";

/** How mail leaves the workspace, as the server answers it; moments are ISO 8601. */
export type MailStateData = {
  cause: Pick<Failure, "code" | "details" | "message"> | null;
  count: number;
  oldestSince: string | null;
  first: string | null;
  next: string | null;
  until: string | null;
  attempts: number;
  later: number;
  engine: { since: string; cause: EngineCause } | null;
};

const everyQuarterMinute = watching(15_000);

/** The state, asked anew while a page is open: trouble shows and goes away by itself. */
export function useMailState(initial: MailStateData): MailStateData {
  const { data } = useQuery({
    queryKey: ["mail-state"],
    queryFn: ({ signal }) => askJson<MailStateData>("/mail/state", signal),
    initialData: initial,
    refetchInterval: everyQuarterMinute,
    staleTime: 10_000,
  });
  return data;
}
