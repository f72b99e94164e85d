import { useFormatter, useTranslations } from "next-intl";
import type { Share } from "@/lib/response/results/results";
import { textLink } from "../../ui/text-link";
import { Shares } from "../shares";
import { fillOf, groupOf } from "./score-group";

/** How often each score was given, as bars of true heights; the same as a table beneath. */
export function ScoreBars({
  shares,
  answered,
  score,
}: {
  shares: readonly Share[];
  answered: number;
  score: number | null;
}) {
  const t = useTranslations("results");
  const format = useFormatter();
  const most = Math.max(...shares.map(({ count }) => count), 1);
  return (
    <>
      <p className="text-sm text-muted-foreground">{t("nps.byScore")}</p>
      <div
        role="img"
        aria-label={t("nps.summary", { score: score === null ? t("nps.noScore") : format.number(score) })}
        className="mt-3 grid auto-cols-fr grid-flow-col gap-x-1 text-center text-xs sm:gap-x-3"
      >
        {shares.map(({ value, count }) => (
          <div key={value}>
            <div className="flex h-[172px] flex-col justify-end border-b border-border-strong">
              <span className="text-body">{format.number(count)}</span>
              <svg className="mt-1 block w-full" height={(count / most) * 148} aria-hidden="true">
                <rect width="100%" height="100%" rx="2" className={fillOf[groupOf(Number(value))]} />
              </svg>
            </div>
            <span className="mt-1.5 block text-muted-foreground">{value}</span>
          </div>
        ))}
      </div>
      <details className="mt-3">
        <summary className={`${textLink} w-fit rounded-sm text-xs`}>{t("table")}</summary>
        <div className="mt-2">
          <Shares
            answered={answered}
            shares={shares.toReversed().map((share) => ({ ...share, label: String(share.value) }))}
          />
        </div>
      </details>
    </>
  );
}
