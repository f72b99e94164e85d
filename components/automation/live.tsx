"use client";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useTransition } from "react";
import { askJson, watching } from "../page/polling";
import { useQuery } from "../page/use-query";
import { cn } from "../ui/cn";

/** The pages of an automation that move by themselves; the others are edited. */
const lively = /^\/automations\/[^/]+(\/(runs|errors|scheduled))?$/;
/** A list that somebody points at does not move away. */
const pointedAt = "main table:is(:hover, :focus-within), main table :checked";
/** Between two makings of the page passes so many times what one takes, but no more than this. */
const rest = { times: 5, longestMs: 15_000 };
const everyMs = { waiting: 1_500, running: 4_000 };
const asks = { waiting: watching(everyMs.waiting), running: watching(everyMs.running) };

/**
 * Makes an automation's page anew whenever what it tells has changed, and says whether it does. It asks for a cheap mark,
 * oftener while the first request is waited for; nothing in a hidden tab. `pulse` is the mark the page was made with.
 */
export function Live({
  automationId,
  pulse,
  waiting,
}: {
  automationId: string;
  pulse: string;
  waiting: boolean;
}) {
  const t = useTranslations("automation.live");
  const router = useRouter();
  const live = lively.test(usePathname());
  const [refreshing, start] = useTransition();
  const shown = useRef(pulse);
  const last = useRef({ began: 0, ended: 0 });
  const { data, dataUpdatedAt, isError } = useQuery({
    queryKey: ["pulse", automationId],
    queryFn: ({ signal }) => askJson<{ pulse: string }>(`/automations/${automationId}/pulse`, signal),
    refetchInterval: waiting ? asks.waiting : asks.running,
    initialData: { pulse },
    staleTime: waiting ? everyMs.waiting : everyMs.running,
    enabled: live,
  });
  useEffect(() => {
    if (!refreshing) last.current.ended = Date.now();
  }, [refreshing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was put off is looked at again after each asking
  useEffect(() => {
    if (!live || refreshing || !data || data.pulse === shown.current) return;
    const { began, ended } = last.current;
    const pause = Math.min(rest.longestMs, (ended - began) * rest.times);
    if (began > 0 && Date.now() - ended < pause) return;
    if (document.querySelector(pointedAt)) return;
    shown.current = data.pulse;
    last.current.began = Date.now();
    start(() => router.refresh());
  }, [data, dataUpdatedAt, refreshing, live, router]);
  if (!live) return null;
  return (
    <span
      className="flex items-center gap-1.5 text-sm text-muted-foreground"
      title={isError ? t("awayText") : t("text")}
    >
      <i aria-hidden className={cn("size-2 rounded-full", isError ? "bg-border-strong" : "bg-ch-sent")} />
      {isError ? t("away") : t("on")}
    </span>
  );
}
