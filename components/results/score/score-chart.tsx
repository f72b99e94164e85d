import { useFormatter, useTranslations } from "next-intl";
import type { ScorePoint } from "@/lib/response/results/movement";
import type { Question } from "@/lib/survey/queries";
import { useDayName } from "../../ui/day-name";
import { textLink } from "../../ui/text-link";
import { useScore } from "../estimate-words";

/** A question's score week by week with its span, drawn without script; the same as a table beneath. */
export function ScoreChart({
  question,
  points,
  since,
  scale,
}: {
  question: Question;
  points: readonly ScorePoint[];
  since: string | null;
  scale: { low: number; high: number };
}) {
  const t = useTranslations("results");
  const format = useFormatter();
  const dayName = useDayName();
  const word = useScore(question);
  const { bottom, top, lines } = axisOf(points, scale);
  const x = (i: number) => ((i + 0.5) / points.length) * 100;
  const y = (score: number) => 100 - ((score - bottom) / (top - bottom)) * 100;
  const from = since === null ? -1 : points.findIndex(({ key }) => key >= since);
  const every = Math.ceil(points.length / 6);
  const last = points.length - 1;
  return (
    <>
      <p className="text-sm text-muted-foreground">{t("movement.chart")}</p>
      <div role="img" aria-label={t("movement.summary")} className="mt-3 flex gap-2">
        <div className="relative h-[180px] w-8 shrink-0 text-right text-[11px] text-muted-foreground">
          {lines.map((value) => (
            <span
              key={value}
              className="absolute right-0 -translate-y-1/2 leading-none"
              style={{ top: `${y(value)}%` }}
            >
              {format.number(value)}
            </span>
          ))}
        </div>
        <div className="relative h-[180px] min-w-0 grow">
          {from <= 0 ? null : (
            <div
              className="absolute inset-y-0 right-0 bg-primary-soft"
              style={{ left: `${x(from - 0.5)}%` }}
            />
          )}
          {lines.map((value) => (
            <div key={value} className="absolute inset-x-0 border-t" style={{ top: `${y(value)}%` }} />
          ))}
          <svg
            className="absolute inset-0 size-full"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {pieces(points).map((piece) => {
              const at = (of: "low" | "high" | "score") =>
                piece.map(({ i, estimate }) => `${x(i)},${y(estimate[of])}`);
              return (
                <g key={piece[0]!.i}>
                  <polygon
                    points={[...at("high"), ...at("low").toReversed()].join(" ")}
                    className="fill-primary opacity-20"
                  />
                  <polyline
                    points={at("score").join(" ")}
                    vectorEffect="non-scaling-stroke"
                    strokeWidth="2"
                    className="fill-none stroke-primary"
                  />
                </g>
              );
            })}
          </svg>
          {points.map(({ key, estimate }, i) =>
            estimate === null ? null : (
              <span
                key={key}
                className="absolute size-2 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-primary bg-surface"
                style={{ left: `${x(i)}%`, top: `${y(estimate.score)}%` }}
              />
            ),
          )}
        </div>
      </div>
      <div aria-hidden className="relative mt-1.5 ml-10 h-8 text-[11px] text-muted-foreground">
        {points.map(({ key, n }, i) =>
          (last - i) % every === 0 ? (
            <span
              key={key}
              className="absolute -translate-x-1/2 text-center leading-4 whitespace-nowrap"
              style={{ left: `${x(i)}%` }}
            >
              {dayName(key)}
              <br />
              {t("movement.n", { n })}
            </span>
          ) : null,
        )}
      </div>
      <details className="mt-2">
        <summary className={`${textLink} w-fit rounded-sm text-xs`}>{t("table")}</summary>
        <table className="mt-2 w-full text-left text-sm">
          <caption className="sr-only">{t("movement.chart")}</caption>
          <thead className="text-xs text-muted-foreground">
            <tr>
              {(["week", "answers", "score", "lies"] as const).map((name) => (
                <th key={name} scope="col" className="py-1 pr-4 font-medium">
                  {t(`movement.columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map(({ key, n, estimate }) => (
              <tr key={key}>
                <th scope="row" className="py-1 pr-4 font-normal">
                  {dayName(key)}
                </th>
                <td className="py-1 pr-4">{format.number(n)}</td>
                <td className="py-1 pr-4">{estimate === null ? "–" : word(estimate.score)}</td>
                <td className="py-1">
                  {estimate === null
                    ? t("movement.fewHere")
                    : t("movement.between", { low: word(estimate.low), high: word(estimate.high) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

type Drawn = { i: number; estimate: NonNullable<ScorePoint["estimate"]> };

/** Weeks that follow each other with ten answers each; a line goes through no week of which nothing can be said. */
function pieces(points: readonly ScorePoint[]): Drawn[][] {
  const found: Drawn[][] = [];
  for (const [i, { estimate }] of points.entries()) {
    if (!estimate) continue;
    const open = found.at(-1);
    if (open && open.at(-1)!.i === i - 1) open.push({ i, estimate });
    else found.push([{ i, estimate }]);
  }
  return found;
}

/** The axis around every span, in whole steps, within the scale. */
function axisOf(points: readonly ScorePoint[], scale: { low: number; high: number }) {
  const spans = points.flatMap(({ estimate }) => estimate ?? []);
  const step = scale.high - scale.low > 20 ? 20 : 1;
  const bottom = Math.max(scale.low, Math.floor(Math.min(...spans.map(({ low }) => low)) / step) * step);
  const top = Math.min(scale.high, Math.ceil(Math.max(...spans.map(({ high }) => high)) / step) * step);
  const count = Math.max(1, Math.round((top - bottom) / step));
  return {
    bottom,
    top: bottom + count * step,
    lines: Array.from({ length: count + 1 }, (_, i) => bottom + i * step),
  };
}
