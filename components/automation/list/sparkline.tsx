import { useTranslations } from "next-intl";
import type { OutcomeBucket } from "@/components/run/outcome-bars";

const height = 26;
const bar = 6;
const gap = 3.5;

/** Two weeks of runs, a bar a day; a day without runs is a short line. `most` is the tallest day of all that are compared. */
export function Sparkline({ days, most }: { days: readonly OutcomeBucket[]; most: number }) {
  const t = useTranslations("automations");
  const total = days.reduce((sum, day) => sum + day.total, 0);
  const bad = days.reduce((sum, day) => sum + day.failed + day.rejected, 0);
  const width = days.length * (bar + gap) - gap;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={t("spark", { total, bad })}
    >
      {days.map((day, i) => (
        <Day key={day.key} day={day} x={i * (bar + gap)} scale={(height - 2) / Math.max(1, most)} />
      ))}
    </svg>
  );
}

function Day({ day, x, scale }: { day: OutcomeBucket; x: number; scale: number }) {
  if (day.total === 0)
    return <rect x={x} y={height - 1} width={bar} height={1} className="fill-border-strong" />;
  const parts = [
    { name: "good", count: day.sent + day.scheduled, fill: "fill-ch-sent" },
    { name: "neutral", count: day.filtered + day.held + day.waiting, fill: "fill-ch-filtered" },
    { name: "bad", count: day.rejected + day.failed, fill: "fill-ch-failed" },
  ];
  let y = height;
  return parts.map(({ name, count, fill }) => {
    if (count === 0) return null;
    const size = Math.max(1, count * scale - (y < height ? 0.75 : 0));
    const top = y - size;
    y = top - 0.75;
    return <rect key={name} x={x} y={Math.max(0, top)} width={bar} height={size} className={fill} />;
  });
}
