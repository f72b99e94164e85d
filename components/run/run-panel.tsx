import { ChevronDown, ChevronUp, ExternalLink, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "../ui/button";
import { cn } from "../ui/cn";
import type { OpenRun } from "./use-open-run";

/** The run that stands open beside its list: the way to its neighbours and to its page, and what it is. Without room it is alone. */
export function RunPanel({
  id,
  ids,
  first,
  total,
  opened,
  children,
}: {
  id: string;
  /** The runs of the list, as they stand there. */
  ids: readonly string[];
  /** The list's first row is the first of all. */
  first: boolean;
  total: number;
  opened: OpenRun;
  children: ReactNode;
}) {
  const t = useTranslations("runs.panel");
  const at = ids.indexOf(id);
  const step = (by: -1 | 1, label: string, Icon: typeof ChevronUp) => {
    const next = at < 0 ? undefined : ids[at + by];
    return (
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={label}
        aria-disabled={next === undefined}
        className="aria-disabled:opacity-40"
        onClick={() => next && opened.open(next)}
      >
        <Icon size={16} aria-hidden />
      </Button>
    );
  };
  return (
    <section
      aria-label={t("label")}
      className="flex flex-col rounded-lg border bg-surface xl:sticky xl:top-4 xl:max-h-[calc(100dvh-32px)]"
    >
      <div className="flex items-center gap-1 border-b p-2">
        {step(-1, t("newer"), ChevronUp)}
        {step(1, t("older"), ChevronDown)}
        <span className="grow px-1 text-xs text-muted-foreground">
          {first && at >= 0 ? t("position", { at: at + 1, total }) : null}
        </span>
        <ButtonLink size="sm" variant="ghost" href={`/runs/${id}`}>
          <ExternalLink size={14} aria-hidden />
          {t("page")}
        </ButtonLink>
        <Button variant="ghost" size="icon-sm" aria-label={t("close")} onClick={opened.close}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      <div
        aria-busy={opened.pending}
        className={cn("min-h-0 overflow-y-auto p-4", opened.pending && "opacity-60")}
      >
        {children}
      </div>
    </section>
  );
}
