import { useFormatter, useTranslations } from "next-intl";
import { BarChart } from "../ui/bar-chart";
import { useDayName } from "../ui/day-name";
import { Moment } from "../ui/moment";
import { fills, type OutcomeBucket, stacked } from "./outcome-bars";

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
  const outcomes = useTranslations("statuses.outcome");
  const format = useFormatter();
  const dayName = useDayName();
  const total = buckets.reduce((sum, bucket) => sum + bucket.total, 0);
  const bad = buckets.reduce((sum, bucket) => sum + bucket.rejected + bucket.failed, 0);
  if (total === 0) return <p className="text-sm text-muted-foreground">{t("empty")}</p>;
  return (
    <BarChart
      title={title}
      summary={t("summary", { title, total, bad })}
      first={t(unit)}
      table={t("table")}
      series={stacked.map((name) => ({ name, label: outcomes(name), fill: fills[name] }))}
      steps={buckets.map(({ key, ...counts }) => ({
        key,
        name: unit === "hour" ? <Moment at={key} look="time" bare /> : dayName(key),
        counts,
      }))}
      columns={[...stacked, "total" as const].map((name) => ({
        name: outcomes(name),
        of: (step) => format.number(buckets[step]![name]),
      }))}
    />
  );
}
