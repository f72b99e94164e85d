"use client";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { Filter } from "@/lib/automation/model";
import { evaluateFilter } from "@/lib/filter/evaluate";
import type { FieldType } from "@/lib/filter/operators";
import { fewest } from "@/lib/response/results/interval";
import type { Standing } from "@/lib/response/weigh";

/** Longer lists of choices stand one below the other. */
const mostBeside = 11;

/**
 * How a question was answered, each value with its bar; those that a condition fits are filled and framed. Too few
 * answers are not drawn.
 * @param condition that looks at the question alone; null while it is not whole
 */
export function StandingScale({
  standing: { answered, values },
  condition,
  type,
  labelOf,
}: {
  standing: Standing[string];
  condition: Filter | null;
  type: FieldType | undefined;
  /** The words of a value, where it has some beside itself. */
  labelOf: (value: string) => string;
}) {
  const t = useTranslations("survey.questions.logic.weigh");
  const format = useFormatter();
  if (answered < fewest)
    return <p className="text-xs text-muted-foreground">{t("few", { count: answered })}</p>;
  const fits = (value: string) =>
    condition !== null &&
    evaluateFilter(condition, {
      timeZone: "UTC",
      type: () => type,
      value: () => (type === "number" ? Number(value) : value),
    }).outcome === "pass";
  const most = Math.max(...values.map(({ count }) => count), 1);
  const beside = type === "number" && values.length <= mostBeside;
  const fit = values.reduce((sum, { value, count }) => sum + (fits(value) ? count : 0), 0);
  return (
    <div className="text-xs">
      <ul
        aria-label={t("answered")}
        className={cn("grid", beside ? "items-end gap-1 max-sm:gap-0.5" : "gap-1")}
        style={beside ? { gridTemplateColumns: `repeat(${values.length}, minmax(0, 1fr))` } : undefined}
      >
        {values.map(({ value, count }) => {
          const share = `${(100 * count) / most}%`;
          const cell = cn(
            "rounded-sm border px-1.5 py-0.5 wrap-anywhere",
            fits(value) ? "border-primary bg-primary-soft font-semibold text-primary" : "text-body",
          );
          const bar = cn("block", fits(value) ? "bg-primary" : "bg-border-strong");
          return beside ? (
            <li key={value} className="flex flex-col text-center">
              <span className="order-3 block">
                <span className={cn(cell, "block px-0")}>{labelOf(value)}</span>
                {fits(value) ? <span className="sr-only">, {t("fits")}</span> : null}
              </span>
              <span className="order-1 text-muted-foreground tabular-nums">
                <span className="sr-only">: </span>
                {format.number(count)}
              </span>
              <span aria-hidden className="order-2 mx-[15%] flex h-10 items-end">
                <span className={cn(bar, "min-h-px w-full rounded-t-sm")} style={{ height: share }} />
              </span>
            </li>
          ) : (
            <li key={value} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_3rem] items-center gap-2">
              <span>
                <span className={cn(cell, "inline-block")}>{labelOf(value)}</span>
                {fits(value) ? <span className="sr-only">, {t("fits")}</span> : null}
              </span>
              <span aria-hidden className={cn(bar, "h-2 min-w-px rounded-r-sm")} style={{ width: share }} />
              <span className="text-right text-muted-foreground tabular-nums">{format.number(count)}</span>
            </li>
          );
        })}
      </ul>
      {condition && values.reduce((sum, { count }) => sum + count, 0) <= answered ? (
        <p className="mt-1 text-right text-muted-foreground">{t("of", { fit, count: answered })}</p>
      ) : null}
    </div>
  );
}
