import { useFormatter, useTranslations } from "next-intl";
import type { ProgressStep } from "@/lib/response/results/progress";
import { BarChart } from "../ui/bar-chart";
import { useDayName } from "../ui/day-name";
import { Panel, PanelBody, PanelHead } from "../ui/panel";

/** How many of those invited on each day, or in each week, have answered; the same as a table beneath. */
export function RateChart({
  steps,
  unit,
  newest,
}: {
  steps: readonly ProgressStep[];
  unit: "day" | "week";
  /** So many people, the newest, were looked at; null: all. */
  newest: number | null;
}) {
  const t = useTranslations("results");
  const format = useFormatter();
  const dayName = useDayName();
  const invited = steps.reduce((sum, step) => sum + step.invited, 0);
  const answered = steps.reduce((sum, step) => sum + step.answered, 0);
  const title = t(`rate.${unit}`);
  return (
    <Panel>
      <PanelHead title={title}>
        {newest === null ? null : (
          <span className="text-xs text-muted-foreground">{t("funnel.newest", { count: newest })}</span>
        )}
      </PanelHead>
      <PanelBody>
        <BarChart
          title={title}
          summary={t("rate.summary", { title, share: answered / invited })}
          first={t(`rate.${unit}Name`)}
          table={t("table")}
          series={[
            { name: "answered", label: t("rate.answered"), fill: "fill-primary" },
            { name: "rest", label: t("rate.notAnswered"), fill: "fill-control" },
          ]}
          steps={steps.map(({ key, invited, answered }) => ({
            key,
            name: dayName(key),
            counts: { answered, rest: invited - answered },
          }))}
          columns={[
            ...(["invited", "opened", "answered"] as const).map((name) => ({
              name: t(`funnel.${name}`),
              of: (step: number) => format.number(steps[step]![name]),
            })),
            {
              name: t("rate.share"),
              of: (step: number) =>
                format.number(steps[step]!.answered / steps[step]!.invited, { style: "percent" }),
            },
          ]}
        />
      </PanelBody>
    </Panel>
  );
}
