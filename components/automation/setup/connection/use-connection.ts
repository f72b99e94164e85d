"use client";
import { useEffect, useState } from "react";
import { useQuery } from "@/components/page/use-query";
import type { Connection } from "@/lib/delivery/trial/connection";

const everyMs = { waiting: 1_000, done: 4_000 };

/**
 * The connection as it is now, asked each second while one listens and nothing has succeeded, then less often.
 * @param show the id of the request to look at; null: the newest
 */
export function useConnection(
  automationId: string,
  show: string | null,
  listening: boolean,
  first: Connection,
) {
  const query = useQuery({
    queryKey: ["connection", automationId, show],
    queryFn: async (): Promise<Connection> => {
      const path = `/automations/${automationId}/tests${show ? `?show=${show}` : ""}`;
      const response = await fetch(path, { cache: "no-cache" });
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as Connection;
    },
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => {
      if (!listening) return false;
      return state.data?.tests.some(({ ok }) => ok) ? everyMs.done : everyMs.waiting;
    },
  });
  return {
    connection: query.data ?? first,
    unreachable: query.isError,
    refetch: () => void query.refetch(),
  };
}

/** Seconds since it began to listen, or to listen anew; it stands still while it does not. */
export function useSeconds(running: boolean, round: number): number {
  const [seconds, setSeconds] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round begins at 0
  useEffect(() => {
    if (!running) return;
    setSeconds(0);
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [running, round]);
  return seconds;
}
