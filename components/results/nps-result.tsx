import { useFormatter, useTranslations } from "next-intl";
import type { QuestionResult } from "@/lib/response/results";
import { Shares } from "./shares";

const groups = [
  { name: "promoters", fill: "fill-primary" },
  { name: "passives", fill: "fill-control" },
  { name: "detractors", fill: "fill-st-rejected" },
] as const;

/** The score with its three groups, and beside it how often each number was given. */
export function NpsResult({ result }: { result: Extract<QuestionResult, { type: "nps" }> }) {
  const t = useTranslations("results.nps");
  const format = useFormatter();
  const { score, answered, shares } = result;
  const bar = groups.toReversed();
  const before = (i: number) => bar.slice(0, i).reduce((sum, { name }) => sum + result[name], 0);
  return (
    <div className="grid lg:grid-cols-[312px_minmax(0,1fr)]">
      <div className="p-5 max-lg:border-b lg:border-r">
        <p className="flex items-baseline gap-2.5">
          <span className="text-[56px] leading-none font-semibold tracking-[-0.03em]">
            {score === null ? "–" : format.number(score)}
          </span>
          <span className="text-sm text-muted-foreground">{t("name")}</span>
        </p>
        <svg className="mt-4 block h-2.5 w-full" aria-hidden="true">
          {bar.map(({ name, fill }, i) => (
            <rect
              key={name}
              x={`${(before(i) / answered) * 100}%`}
              width={`${(result[name] / answered) * 100}%`}
              height="100%"
              stroke="var(--surface)"
              className={fill}
            />
          ))}
        </svg>
        <dl className="mt-3 grid gap-1.5 text-sm">
          {groups.map(({ name, fill }) => (
            <div key={name} className="flex items-baseline gap-2">
              <dt className="flex grow items-center gap-2 text-muted-foreground">
                <svg width="9" height="9" aria-hidden="true">
                  <rect width="9" height="9" rx="2" className={fill} />
                </svg>
                {t(name)}
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
      </div>
      <div className="p-5">
        <Shares
          answered={answered}
          shares={shares.toReversed().map((share) => ({ ...share, label: String(share.value) }))}
        />
      </div>
    </div>
  );
}
