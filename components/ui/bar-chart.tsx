import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import { axisOf } from "./axis";
import { textLink } from "./text-link";

/** A kind of thing that is counted; `fill` is a class that colours it. */
export type Series = { name: string; label: string; fill: string };

/** One bar: what it stands for, in words, and how much of each series it holds. */
export type Step = { key: string; name: ReactNode; counts: Readonly<Record<string, number>> };

/** What the table under a chart tells of each step, a column each. */
export type Column = { name: string; of: (step: number) => string };

/** Stacked bars, the first series at the ground, with all numbers as a table beneath. Needs no script. */
export function BarChart({
  title,
  summary,
  first,
  series,
  steps,
  columns,
  table,
}: {
  title: string;
  /** The chart in one sentence. */
  summary: string;
  /** What the steps are, over the table's first column. */
  first: string;
  series: readonly Series[];
  steps: readonly Step[];
  columns: readonly Column[];
  /** What unfolds the table. */
  table: string;
}) {
  const format = useFormatter();
  const totalOf = ({ counts }: Step) => series.reduce((sum, { name }) => sum + (counts[name] ?? 0), 0);
  const { top, step } = axisOf(Math.max(...steps.map(totalOf)));
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
  return (
    <>
      <div role="img" aria-label={summary} className="flex gap-2">
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
            {steps.map(({ key, counts }) => (
              <Bar key={key} series={series} counts={counts} top={top} />
            ))}
          </div>
        </div>
      </div>
      <Axis steps={steps} />
      <ul className="mt-3 flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-muted-foreground">
        {series
          .filter(({ name }) => steps.some(({ counts }) => (counts[name] ?? 0) > 0))
          .map(({ name, label, fill }) => (
            <li key={name} className="flex items-center gap-1.5">
              <svg width="9" height="9" aria-hidden="true">
                <rect width="9" height="9" rx="2" className={fill} />
              </svg>
              {label}
            </li>
          ))}
      </ul>
      <details className="mt-2">
        <summary className={`${textLink} w-fit rounded-sm text-xs`}>{table}</summary>
        <Table {...{ title, first, steps, columns }} />
      </details>
    </>
  );
}

function Bar({ series, counts, top }: { series: readonly Series[]; counts: Step["counts"]; top: number }) {
  return (
    <div className="mx-auto flex h-full max-w-10 min-w-0 flex-1 flex-col-reverse gap-px">
      {series.map(({ name, fill }) => {
        const count = counts[name] ?? 0;
        return count === 0 ? null : (
          <svg
            key={name}
            className="w-full shrink-0"
            style={{ height: `max(1px, ${(count / top) * 100}% - 1px)` }}
            aria-hidden="true"
          >
            <rect width="100%" height="100%" className={fill} />
          </svg>
        );
      })}
    </div>
  );
}

function Axis({ steps }: { steps: readonly Step[] }) {
  const every = steps.length > 10 ? Math.ceil(steps.length / 4) : Math.ceil(steps.length / 3.5);
  const last = steps.length - 1;
  const shown = steps
    .map(({ key, name }, i) => ({ key, name, i }))
    .filter(({ i }) => (last - i) % every === 0);
  return (
    <div aria-hidden className="relative mt-1.5 ml-10 h-4 text-[11px] text-muted-foreground">
      {shown.map(({ key, name, i }) => (
        <span
          key={key}
          className="absolute -translate-x-1/2 whitespace-nowrap last:right-0 last:left-auto! last:translate-x-0"
          style={{ left: `${((i + 0.5) / steps.length) * 100}%` }}
        >
          {name}
        </span>
      ))}
    </div>
  );
}

function Table({
  title,
  first,
  steps,
  columns,
}: {
  title: string;
  first: string;
  steps: readonly Step[];
  columns: readonly Column[];
}) {
  const cell = "border-b px-2 py-1.5 text-right whitespace-nowrap first:text-left first:font-normal";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={title} tabIndex={0} className="mt-2 max-h-80 overflow-auto">
      <table className="w-full border-collapse text-xs">
        <thead>
          <tr>
            {[first, ...columns.map(({ name }) => name)].map((name) => (
              <th
                key={name}
                scope="col"
                className={`${cell} font-medium whitespace-normal text-muted-foreground`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps
            .map(({ key, name }, i) => (
              <tr key={key}>
                <th scope="row" className={cell}>
                  {name}
                </th>
                {columns.map((column) => (
                  <td key={column.name} className={cell}>
                    {column.of(i)}
                  </td>
                ))}
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </section>
  );
}
