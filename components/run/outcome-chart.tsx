"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { formatLocale } from "../ui/format-locale";
import { Moment } from "../ui/moment";
import { textLink } from "../ui/text-link";
import { axisOf, fills, type OutcomeBucket, stacked } from "./outcome-bars";

/** Runs by outcome, a stacked bar for each day or hour, with the same as a table beneath. */
export function OutcomeChart({
  buckets,
  unit,
  title,
}: {
  buckets: readonly OutcomeBucket[];
  unit: "day" | "hour";
  title: string;
}) {
  const t = useTranslations("automation.chart");
  const format = useFormatter();
  const total = buckets.reduce((sum, bucket) => sum + bucket.total, 0);
  const bad = buckets.reduce((sum, bucket) => sum + bucket.rejected + bucket.failed, 0);
  if (total === 0) return <p className="text-sm text-muted-foreground">{t("empty")}</p>;
  const { top, step } = axisOf(Math.max(...buckets.map((bucket) => bucket.total)));
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
  return (
    <>
      <div role="img" aria-label={t("summary", { title, total, bad })} className="flex gap-2">
        <div className="relative h-[172px] w-8 shrink-0 text-right text-[11px] text-muted-foreground">
          {lines.map((value) => (
            <span
              key={value}
              className="absolute right-0 translate-y-1/2 leading-none"
              style={{ bottom: `${(value / top) * 100}%` }}
            >
              {format.number(value, { notation: "compact" })}
            </span>
          ))}
        </div>
        <div className="relative h-[172px] min-w-0 grow">
          {lines.map((value) => (
            <div
              key={value}
              className={
                value === 0 ? "absolute inset-x-0 border-t" : "absolute inset-x-0 border-t border-dashed"
              }
              style={{ bottom: `${(value / top) * 100}%` }}
            />
          ))}
          <div className="absolute inset-0 flex items-end gap-[max(1px,12%/30)]">
            {buckets.map((bucket) => (
              <Bar key={bucket.key} bucket={bucket} top={top} />
            ))}
          </div>
        </div>
      </div>
      <Axis buckets={buckets} unit={unit} />
      <div className="mt-3 flex flex-wrap items-start justify-between gap-x-3.5 gap-y-2">
        <ul className="flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-muted-foreground">
          {stacked
            .filter((outcome) => buckets.some((bucket) => bucket[outcome] > 0))
            .map((outcome) => (
              <Legend key={outcome} outcome={outcome} />
            ))}
        </ul>
      </div>
      <AsTable buckets={buckets} unit={unit} title={title} />
    </>
  );
}

function Bar({ bucket, top }: { bucket: OutcomeBucket; top: number }) {
  return (
    <div className="flex h-full min-w-0 flex-1 flex-col-reverse gap-px">
      {stacked.map((outcome) =>
        bucket[outcome] === 0 ? null : (
          <svg
            key={outcome}
            className="w-full shrink-0"
            style={{ height: `max(1px, ${(bucket[outcome] / top) * 100}% - 1px)` }}
            aria-hidden="true"
          >
            <rect width="100%" height="100%" className={fills[outcome]} />
          </svg>
        ),
      )}
    </div>
  );
}

function Axis({ buckets, unit }: { buckets: readonly OutcomeBucket[]; unit: "day" | "hour" }) {
  const every = buckets.length > 10 ? Math.ceil(buckets.length / 4) : Math.ceil(buckets.length / 3.5);
  const last = buckets.length - 1;
  const shown = buckets
    .map((bucket, i) => ({ key: bucket.key, i }))
    .filter(({ i }) => (last - i) % every === 0);
  return (
    <div aria-hidden className="relative mt-1.5 ml-10 h-4 text-[11px] text-muted-foreground">
      {shown.map(({ key, i }) => (
        <span
          key={key}
          className="absolute -translate-x-1/2 whitespace-nowrap last:right-0 last:left-auto! last:translate-x-0"
          style={{ left: `${((i + 0.5) / buckets.length) * 100}%` }}
        >
          <StepName step={key} unit={unit} />
        </span>
      ))}
    </div>
  );
}

function StepName({ step, unit }: { step: string; unit: "day" | "hour" }) {
  const locale = useLocale();
  if (unit === "hour") return <Moment at={step} look="time" bare />;
  const day = new Intl.DateTimeFormat(formatLocale(locale), {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return day.format(new Date(`${step}T12:00:00Z`));
}

function Legend({ outcome }: { outcome: (typeof stacked)[number] }) {
  const t = useTranslations("statuses.outcome");
  return (
    <li className="flex items-center gap-1.5">
      <svg width="9" height="9" aria-hidden="true">
        <rect width="9" height="9" rx="2" className={fills[outcome]} />
      </svg>
      {t(outcome)}
    </li>
  );
}

function AsTable({
  buckets,
  unit,
  title,
}: {
  buckets: readonly OutcomeBucket[];
  unit: "day" | "hour";
  title: string;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const cell = "border-b px-2 py-1.5 text-right whitespace-nowrap first:text-left first:font-normal";
  return (
    <details className="mt-2">
      <summary className={`${textLink} w-fit rounded-sm text-xs`}>{t("automation.chart.table")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label={title} tabIndex={0} className="mt-2 max-h-80 overflow-auto">
        <table className="w-full border-collapse text-xs">
          <thead>
            <tr>
              <th scope="col" className={cell}>
                {unit === "day" ? t("automation.chart.day") : t("automation.chart.hour")}
              </th>
              {([...stacked, "total"] as const).map((outcome) => (
                <th
                  key={outcome}
                  scope="col"
                  className={`${cell} font-medium whitespace-normal text-muted-foreground`}
                >
                  {t(`statuses.outcome.${outcome}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {buckets.toReversed().map((bucket) => (
              <tr key={bucket.key}>
                <th scope="row" className={cell}>
                  <StepName step={bucket.key} unit={unit} />
                </th>
                {([...stacked, "total"] as const).map((outcome) => (
                  <td key={outcome} className={cell}>
                    {format.number(bucket[outcome])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
