"use client";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Bar, CartesianGrid, ComposedChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { ProgressStep } from "@/lib/response/progress";
import { formatLocale } from "../ui/format-locale";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { textLink } from "../ui/text-link";

/** How many of those invited on each day, or in each week, have answered; the same as a table beneath. */
export function RateChart({ steps, unit }: { steps: readonly ProgressStep[]; unit: "day" | "week" }) {
  const t = useTranslations("results.rate");
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(formatLocale(locale), {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const nameOf = (key: string) => format.format(new Date(`${key}T12:00:00Z`));
  const invited = steps.reduce((sum, step) => sum + step.invited, 0);
  const answered = steps.reduce((sum, step) => sum + step.answered, 0);
  const title = t(unit);
  return (
    <Panel>
      <PanelHead title={title} />
      <PanelBody>
        <div role="img" aria-label={t("summary", { title, share: answered / invited })} className="h-[188px]">
          <ResponsiveContainer width="100%" height="100%">
            <ComposedChart
              data={steps.map((step) => ({
                name: nameOf(step.key),
                answered: step.answered,
                rest: step.invited - step.answered,
              }))}
              margin={{ top: 8, right: 0, bottom: 0, left: -24 }}
              accessibilityLayer={false}
            >
              <CartesianGrid vertical={false} stroke="var(--border)" strokeDasharray="3 3" />
              <XAxis dataKey="name" tickLine={false} axisLine={{ stroke: "var(--border)" }} minTickGap={24} />
              <YAxis allowDecimals={false} tickLine={false} axisLine={false} />
              <Bar
                dataKey="answered"
                stackId="invited"
                fill="var(--primary)"
                maxBarSize={40}
                isAnimationActive={false}
              />
              <Bar
                dataKey="rest"
                stackId="invited"
                fill="var(--control)"
                maxBarSize={40}
                isAnimationActive={false}
              />
            </ComposedChart>
          </ResponsiveContainer>
        </div>
        <ul className="mt-2 flex gap-x-3.5 text-xs text-muted-foreground">
          <Legend fill="fill-primary">{t("answered")}</Legend>
          <Legend fill="fill-control">{t("notAnswered")}</Legend>
        </ul>
        <AsTable {...{ steps, unit, title, nameOf }} />
      </PanelBody>
    </Panel>
  );
}

function Legend({ fill, children }: { fill: string; children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg width="9" height="9" aria-hidden="true">
        <rect width="9" height="9" rx="2" className={fill} />
      </svg>
      {children}
    </li>
  );
}

function AsTable({
  steps,
  unit,
  title,
  nameOf,
}: {
  steps: readonly ProgressStep[];
  unit: "day" | "week";
  title: string;
  nameOf: (key: string) => string;
}) {
  const t = useTranslations("results");
  const format = useFormatter();
  const cell = "border-b px-2 py-1.5 text-right whitespace-nowrap first:text-left first:font-normal";
  return (
    <details className="mt-2">
      <summary className={`${textLink} w-fit rounded-sm text-xs`}>{t("table")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label={title} tabIndex={0} className="mt-2 max-h-80 overflow-auto">
        <table className="w-full border-collapse text-xs">
          <thead>
            <tr>
              {[
                t(`rate.${unit}Name`),
                t("funnel.invited"),
                t("funnel.opened"),
                t("funnel.answered"),
                t("rate.share"),
              ].map((name) => (
                <th key={name} scope="col" className={`${cell} font-medium text-muted-foreground`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.toReversed().map(({ key, invited, opened, answered }) => (
              <tr key={key}>
                <th scope="row" className={cell}>
                  {nameOf(key)}
                </th>
                <td className={cell}>{format.number(invited)}</td>
                <td className={cell}>{format.number(opened)}</td>
                <td className={cell}>{format.number(answered)}</td>
                <td className={cell}>{format.number(answered / invited, { style: "percent" })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
