import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { QuestionResult } from "@/lib/response/results/results";
import { Panel } from "../ui/panel";
import { Change } from "./change";
import type { Comparison } from "./comparison";
import { ScoreBars } from "./score/score-bars";
import { fillOf } from "./score/score-group";

const groups = ["promoters", "passives", "detractors"] as const;

/** The score with its three groups, and beside it how often each number was given. */
export function NpsResult({
  title,
  answers,
  result,
  comparison,
}: {
  title: ReactNode;
  answers: string;
  result: Extract<QuestionResult, { type: "nps" }>;
  comparison: Comparison | null;
}) {
  const t = useTranslations("results");
  const format = useFormatter();
  const { score, answered, shares } = result;
  const bar = groups.toReversed();
  const before = (i: number) => bar.slice(0, i).reduce((sum, name) => sum + result[name], 0);
  return (
    <Panel className="grid lg:col-span-2 lg:grid-cols-[312px_minmax(0,1fr)]">
      <div className="p-5 not-last:max-lg:border-b not-last:lg:border-r">
        <h2 className="text-base text-balance">{title}</h2>
        {answered === 0 ? (
          <p className="mt-2 text-sm text-muted-foreground">{t("none")}</p>
        ) : (
          <>
            <p className="mt-3.5 flex items-end gap-2.5">
              <span className="text-[56px] leading-none font-semibold tracking-[-0.03em]">
                {score === null ? "–" : format.number(score)}
              </span>
              <span className="min-w-0 text-sm text-muted-foreground">
                {t("nps.name")}
                {comparison && score !== null ? (
                  <>
                    ,{" "}
                    <Change
                      now={score}
                      before={comparison.of(result.question.key)}
                      days={comparison.days}
                      digits={0}
                    />
                  </>
                ) : null}
              </span>
            </p>
            <svg className="mt-4 block h-2.5 w-full" aria-hidden="true">
              {bar.map((name, i) => (
                <rect
                  key={name}
                  x={`${(before(i) / answered) * 100}%`}
                  width={`${(result[name] / answered) * 100}%`}
                  height="100%"
                  stroke="var(--surface)"
                  className={fillOf[name]}
                />
              ))}
            </svg>
            <dl className="mt-3 grid gap-1.5 text-sm">
              {groups.map((name) => (
                <div key={name} className="flex items-baseline gap-2">
                  <dt className="flex grow items-center gap-2 text-muted-foreground">
                    <svg width="9" height="9" aria-hidden="true">
                      <rect width="9" height="9" rx="2" className={fillOf[name]} />
                    </svg>
                    {t(`nps.${name}`)}
                  </dt>
                  <dd>
                    <b className="font-semibold">
                      {format.number(result[name] / answered, { style: "percent" })}
                    </b>{" "}
                    <span className="inline-block min-w-8 text-right text-muted-foreground">
                      {format.number(result[name])}
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
            <p className="mt-3 text-xs text-muted-foreground">{answers}</p>
          </>
        )}
      </div>
      {answered === 0 ? null : (
        <div className="min-w-0 p-5">
          <ScoreBars shares={shares} answered={answered} score={score} />
        </div>
      )}
    </Panel>
  );
}
