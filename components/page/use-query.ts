"use client";
import type { QueryObserver, QueryObserverOptions, QueryObserverResult } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useRef, useState } from "react";

type Options<T> = Pick<
  QueryObserverOptions<T>,
  "queryKey" | "queryFn" | "placeholderData" | "refetchInterval" | "retry"
> & {
  enabled?: boolean;
  /** What the page was made with: nothing is asked before it is stale. */
  initialData?: T | undefined;
  /** In milliseconds. */
  staleTime?: number;
};

/** What was asked, as far as it is answered. */
export type Asked<T> = Pick<
  QueryObserverResult<T>,
  "data" | "dataUpdatedAt" | "isError" | "isPlaceholderData"
> & {
  refetch: () => void;
};

const nothing = { dataUpdatedAt: 0, isError: false, isPlaceholderData: false };

/**
 * TanStack Query's `useQuery`, loaded when something is asked for the first time: no page is made from what it answers,
 * so none waits for its script. Where that can't be loaded it says `isError`.
 */
export function useQuery<T>(options: Options<T>): Asked<T> {
  const { queryKey, enabled = true, initialData, staleTime = 0 } = options;
  const [result, setResult] = useState<Omit<Asked<T>, "refetch">>({ ...nothing, data: initialData });
  const observer = useRef<QueryObserver<T>>(undefined);
  const leave = useRef(() => {});
  const begun = useRef(0);
  const latest = useRef<QueryObserverOptions<T>>(options as QueryObserverOptions<T>);
  latest.current = {
    ...(options as QueryObserverOptions<T>),
    ...(initialData === undefined ? {} : { initialDataUpdatedAt: begun.current }),
  };
  useEffect(() => {
    begun.current = Date.now();
    return () => leave.current();
  }, []);
  const wait = initialData === undefined ? 0 : staleTime;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked anew may be asked at once
  useEffect(() => {
    if (observer.current || !enabled || wait === Number.POSITIVE_INFINITY) return;
    let left = false;
    const load = () =>
      import("./query-client").then(
        ({ queryClient, QueryObserver }) => {
          if (left) return;
          observer.current = new QueryObserver<T>(queryClient, latest.current);
          leave.current = observer.current.subscribe(setResult);
          setResult(observer.current.getCurrentResult());
        },
        () => setResult((before) => ({ ...before, isError: true })),
      );
    const timer = setTimeout(load, wait);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [JSON.stringify(queryKey), enabled, wait]);
  // Before it is painted: what was asked before is not taken for what is asked now.
  useLayoutEffect(() => {
    if (!observer.current) return;
    observer.current.setOptions(latest.current);
    setResult(observer.current.getCurrentResult());
  });
  return { ...result, refetch: () => void observer.current?.refetch() };
}
