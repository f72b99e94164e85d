import { useLocale, useTranslations } from "next-intl";
import { Temporal } from "temporal-polyfill";
import type { Side } from "@/lib/response/results/movement";
import { type MovementReport, sideKey } from "@/lib/response/results/movement-report";
import type { Results } from "@/lib/response/results/results";
import { translate } from "@/lib/survey/translation";
import { useLanguageName } from "../shell/language-name";
import { ScorePanel } from "./score/score-panel";
import { SideBySide } from "./side-by-side";
import { WhatChanged } from "./what-changed";

/** How the leading score moved, how groups stand beside each other, and what changed. */
export function Movement({
  movement,
  results,
  before,
  days,
  since,
  languages,
  timeZone,
  hrefOf,
}: {
  movement: MovementReport;
  results: Results;
  /** Those of the period before, where there is one. */
  before: Results | null;
  days: number | null;
  since: Date | null;
  languages: readonly string[];
  timeZone: string;
  hrefOf: (change: Record<string, string | null>) => string;
}) {
  const t = useTranslations("results.sides");
  const nameOf = useLanguageName();
  const locale = useLocale();
  const { question, points, side, sides, groups, names, scale } = movement;
  const { estimate, before: earlier, changes } = movement.compare(results, before);
  const sideName = ({ by, name }: Side) => (by === "variable" ? name : t(by));
  const labelOf = (value: string) => {
    if (side?.by === "language") return nameOf(value);
    if (side?.by === "automation") return names.get(value) ?? value;
    return value || t("none");
  };
  const firstDay =
    since && Temporal.Instant.fromEpochMilliseconds(since.getTime()).toZonedDateTimeISO(timeZone);
  return (
    <>
      <ScorePanel
        {...{ question, estimate, days, points, scale }}
        title={translate(question.title, locale, languages)?.text ?? question.key}
        before={earlier}
        since={firstDay ? firstDay.toPlainDate().toString() : null}
      />
      {(side && groups && groups.length > 0) || (changes && days) ? (
        <div className="grid items-start gap-6 *:only:col-span-full lg:grid-cols-2">
          {side && groups && groups.length > 0 ? (
            <SideBySide
              {...{ question, scale }}
              groups={groups.map((group) => ({ ...group, label: labelOf(group.value) }))}
              all={estimate}
              chosen={sideName(side)}
              choices={sides.map((each) => ({
                href: hrefOf({ by: sideKey(each) }),
                label: sideName(each),
                current: each === side,
              }))}
            />
          ) : null}
          {changes && days ? <WhatChanged {...{ changes, days, languages }} /> : null}
        </div>
      ) : null}
    </>
  );
}
