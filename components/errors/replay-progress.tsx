"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { askJson, watching } from "../page/polling";
import { useQuery } from "../page/use-query";
import { Banner } from "../ui/banner";

const everyMs = 2_000;
const everyTwoSeconds = watching(everyMs);

/** Tells how many replays still wait, asks again every two seconds, and makes the page anew while it shows another number. */
export function ReplayProgress({ url, waiting: first }: { url: string; waiting: number }) {
  const t = useTranslations();
  const router = useRouter();
  const { data: waiting = first, dataUpdatedAt } = useQuery({
    queryKey: ["replays", url],
    queryFn: async ({ signal }) => (await askJson<{ waiting: number }>(url, signal)).waiting,
    refetchInterval: everyTwoSeconds,
    initialData: first,
    staleTime: everyMs,
  });
  const most = useRef(first);
  most.current = Math.max(most.current, waiting);
  // The page may have been made between the marking and the deciding, both of which no asking saw.
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared again after each asking
  useEffect(() => {
    if (waiting !== first) router.refresh();
  }, [waiting, first, dataUpdatedAt, router]);
  return (
    <div role="status">
      {waiting > 0 ? (
        <Banner kind="neutral" className="mb-3.5" title={t("runs.replaying", { count: waiting })}>
          <progress
            max={most.current}
            value={most.current - waiting}
            aria-label={t("errors.progress")}
            className="mt-1 block h-1.5 w-full max-w-72 accent-primary"
          />
        </Banner>
      ) : null}
    </div>
  );
}
