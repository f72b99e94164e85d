"use client";
import type { QueryObserver, QueryObserverOptions, QueryObserverResult } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useRef, useState } from "react";

type Options<T> = Pick<
  QueryObserverOptions<T>,
  | "queryKey"
  | "queryFn"
  | "enabled"
  | "initialData"
  | "placeholderData"
  | "refetchInterval"
  | "retry"
  | "staleTime"
>;

/** What was asked, as far as it is answered. */
export type Asked<T> = Pick<
  QueryObserverResult<T>,
  "data" | "dataUpdatedAt" | "isError" | "isPlaceholderData"
> & {
  refetch: () => void;
};

const nothing = { data: undefined, dataUpdatedAt: 0, isError: false, isPlaceholderData: false };

/**
 * TanStack Query's `useQuery`, loaded once the page is there: no page is made from what it answers, so none waits for its
 * script. Where that can't be loaded it says `isError`.
 */
export function useQuery<T>(options: Options<T>): Asked<T> {
  const [result, setResult] = useState<Omit<Asked<T>, "refetch">>({
    ...nothing,
    data: options.initialData as T | undefined,
  });
  const observer = useRef<QueryObserver<T>>(undefined);
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    let leave: (() => void) | null = null;
    let left = false;
    import("./query-client").then(
      ({ queryClient, QueryObserver }) => {
        if (left) return;
        observer.current = new QueryObserver<T>(queryClient, latest.current);
        leave = observer.current.subscribe(setResult);
        setResult(observer.current.getCurrentResult());
      },
      () => setResult((before) => ({ ...before, isError: true })),
    );
    return () => {
      left = true;
      leave?.();
      observer.current = undefined;
    };
  }, []);
  // Before it is painted: what was asked before is not taken for what is asked now.
  useLayoutEffect(() => {
    if (!observer.current) return;
    observer.current.setOptions(latest.current);
    setResult(observer.current.getCurrentResult());
  });
  return { ...result, refetch: () => void observer.current?.refetch() };
}
