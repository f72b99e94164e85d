import { useFormatter, useTranslations } from "next-intl";
import type { Estimate } from "@/lib/response/results/interval";
import type { GroupScore } from "@/lib/response/results/movement";
import type { Question } from "@/lib/survey/queries";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { useScore } from "./estimate-words";
import { FilterMenu } from "./filter-menu";

/** Groups beside each other on one axis, each with how many answered; of fewer than ten nothing is claimed. */
export function SideBySide({
  question,
  groups,
  all,
  scale,
  chosen,
  choices,
}: {
  question: Question;
  /** Each with what it is called. */
  groups: readonly (GroupScore & { label: string })[];
  /** The score of everybody. */
  all: Estimate | null;
  scale: { low: number; high: number };
  /** What the answers are told apart by, and what else they could be. */
  chosen: string;
  choices: readonly { href: string; label: string; current: boolean }[];
}) {
  const t = useTranslations("results.sides");
  const format = useFormatter();
  const word = useScore(question);
  const x = (score: number) => ((score - scale.low) / (scale.high - scale.low)) * 100;
  return (
    <Panel>
      <PanelHead title={t("title")}>
        <FilterMenu name={t("by")} chosen={chosen} active={false} choices={choices} />
      </PanelHead>
      <PanelBody>
        <table className="w-full text-sm">
          <caption className="sr-only">{t("caption", { by: chosen })}</caption>
          <thead className="text-xs text-muted-foreground">
            <tr>
              <th scope="col" className="pb-2 text-left font-medium">
                <span className="sr-only">{t("group")}</span>
              </th>
              <th scope="col" className="pb-2 text-right font-medium">
                {t("answers")}
              </th>
              <th scope="col" className="hidden w-1/2 px-4 pb-2 font-medium sm:table-cell">
                <span className="flex justify-between">
                  <span>{format.number(scale.low)}</span>
                  <span className="sr-only">{t("drawn")}</span>
                  <span>{format.number(scale.high)}</span>
                </span>
              </th>
              <th scope="col" className="pb-2 text-right font-medium">
                {t("score")}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ value, label, n, estimate }) => (
              <tr key={value} className="border-t">
                <th scope="row" className="py-2 text-left font-normal wrap-anywhere">
                  {label}
                </th>
                <td className="py-2 text-right text-muted-foreground">{format.number(n)}</td>
                <td className="hidden px-4 py-2 sm:table-cell">
                  {estimate === null ? null : (
                    <span className="relative block h-4" aria-hidden="true">
                      <span className="absolute inset-x-0 top-1/2 border-t" />
                      <span
                        className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-primary opacity-30"
                        style={{
                          left: `${x(estimate.low)}%`,
                          width: `${x(estimate.high) - x(estimate.low)}%`,
                        }}
                      />
                      {all === null ? null : (
                        <span
                          className="absolute -inset-y-2 border-l border-dashed border-border-strong"
                          style={{ left: `${x(all.score)}%` }}
                        />
                      )}
                      <span
                        className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full bg-primary"
                        style={{ left: `${x(estimate.score)}%` }}
                      />
                    </span>
                  )}
                </td>
                <td className="py-2 text-right">
                  {estimate === null ? (
                    <span className="text-xs text-muted-foreground">{t("tooFew")}</span>
                  ) : (
                    <>
                      <b className="font-semibold">{word(estimate.score)}</b>
                      <span className="block text-xs whitespace-nowrap text-muted-foreground">
                        {t("between", { low: word(estimate.low), high: word(estimate.high) })}
                      </span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {all === null ? null : (
          <p className="mt-3 text-sm text-muted-foreground">
            {t("all", { score: word(all.score) })} <span className="max-sm:hidden">{t("lines")}</span>
          </p>
        )}
      </PanelBody>
    </Panel>
  );
}
