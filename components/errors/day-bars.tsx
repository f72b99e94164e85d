import { useTranslations } from "next-intl";

const height = 24;

/** How often something failed on each of the last 14 days; a day without is a short line. */
export function DayBars({ days }: { days: readonly number[] }) {
  const t = useTranslations("errors");
  const most = Math.max(1, ...days);
  const count = days.reduce((sum, day) => sum + day, 0);
  return (
    <svg
      width={96}
      height={height}
      viewBox={`0 0 96 ${height}`}
      role="img"
      aria-label={t("days", { count })}
      className="max-md:hidden"
    >
      {days.map((day, i) => {
        const size = day === 0 ? 1 : Math.max(2, (day / most) * (height - 2));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place
            key={i}
            x={i * 7}
            y={height - size}
            width={4}
            height={size}
            className={day === 0 ? "fill-border-strong" : "fill-ch-failed"}
          />
        );
      })}
    </svg>
  );
}
