import { useTranslations } from "next-intl";
import { chanceBetween, type Estimate } from "@/lib/response/results/interval";
import type { ScorePoint } from "@/lib/response/results/movement";
import type { Question } from "@/lib/survey/queries";
import { Panel } from "../../ui/panel";
import { apart, useScore } from "../estimate-words";
import { ScoreChart } from "./score-chart";

/** The leading score with the span in which it lies, beside the period before, and week by week. */
export function ScorePanel({
  question,
  title,
  estimate,
  before,
  days,
  points,
  since,
  scale,
}: {
  question: Question;
  /** What was asked, in the reader's language. */
  title: string;
  /** Null of fewer than ten answers; `before` also where there is no period before. */
  estimate: Estimate | null;
  before: Estimate | null;
  /** How long the period is; null: all the time. */
  days: number | null;
  /** Null where it was not counted ahead. */
  points: readonly ScorePoint[] | null;
  /** The period's first day, `2026-11-24`. */
  since: string | null;
  /** The least and the greatest score that there is. */
  scale: { low: number; high: number };
}) {
  const t = useTranslations("results.movement");
  const word = useScore(question);
  const drawn = points?.some((point) => point.estimate !== null) ?? false;
  return (
    <Panel className="grid lg:grid-cols-[312px_minmax(0,1fr)]">
      <div className="p-5 not-last:max-lg:border-b not-last:lg:border-r">
        <h2 className="text-base text-balance">{t("title")}</h2>
        <p className="mt-1 text-sm text-muted-foreground">{title}</p>
        {estimate === null ? (
          <p className="mt-3 text-sm">{t("tooFew")}</p>
        ) : (
          <>
            <p className="mt-3 text-sm">
              {t.rich("span", {
                score: word(estimate.score),
                low: word(estimate.low),
                high: word(estimate.high),
                strong: (words) => <b className="text-xl font-semibold">{words}</b>,
              })}
            </p>
            {days === null ? null : (
              <p className="mt-2 text-sm">
                {before === null
                  ? t("noBefore", { days })
                  : t(change(estimate, before), {
                      days,
                      before: word(before.score),
                      by: word(apart(question, estimate.score, before.score)),
                      chance: word(chanceBetween(estimate, before)),
                    })}
              </p>
            )}
          </>
        )}
      </div>
      {points && drawn ? (
        <div className="min-w-0 p-5">
          <ScoreChart question={question} points={points} since={since} scale={scale} />
        </div>
      ) : null}
    </Panel>
  );
}

/** Nothing lies between what is more than chance and what may be chance. */
function change(now: Estimate, before: Estimate): "up" | "down" | "chance" {
  const by = now.score - before.score;
  if (Math.abs(by) <= chanceBetween(now, before)) return "chance";
  return by > 0 ? "up" : "down";
}
