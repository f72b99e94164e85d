import { useFormatter, useLocale, useTranslations } from "next-intl";
import { otherChoice } from "@/lib/response/read-answer";
import type { Change } from "@/lib/response/results/changes";
import type { Question } from "@/lib/survey/queries";
import { translate } from "@/lib/survey/translation";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { useScore } from "./estimate-words";

/** What is other than in the period before, and whether chance alone may do that. */
export function WhatChanged({
  changes,
  days,
  languages,
}: {
  changes: readonly Change[];
  days: number;
  languages: readonly string[];
}) {
  const t = useTranslations("results.changes");
  return (
    <Panel>
      <PanelHead title={t("title")}>
        <span className="text-xs text-muted-foreground">{t("beside", { days })}</span>
      </PanelHead>
      {changes.length === 0 ? (
        <PanelBody className="text-sm text-muted-foreground">{t("tooFew")}</PanelBody>
      ) : (
        <ul className="divide-y">
          {changes.map((change) => (
            <li
              key={change.question.key}
              className="flex items-baseline justify-between gap-4 px-4 py-3 text-sm"
            >
              <One change={change} languages={languages} />
              <span className={change.sure ? "shrink-0 font-semibold" : "shrink-0 text-muted-foreground"}>
                {t(change.sure ? "sure" : "chance")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function One({ change, languages }: { change: Change; languages: readonly string[] }) {
  const t = useTranslations("results");
  const format = useFormatter();
  const locale = useLocale();
  const word = useScore(change.question);
  const text = (translated: Question["title"] | undefined) => translate(translated, locale, languages);
  const asked = text(change.question.title);
  const option =
    change.of === "choice" ? change.question.options?.find(({ value }) => value === change.value) : undefined;
  const choice =
    change.of === "choice" && change.value === otherChoice ? t("other") : text(option?.label)?.text;
  return (
    <div className="min-w-0">
      <p className={change.sure ? "font-semibold wrap-anywhere" : "wrap-anywhere"}>
        <span lang={asked?.language} dir="auto">
          {asked?.text ?? change.question.key}
        </span>
        {change.of === "choice" ? <span dir="auto"> · {choice ?? change.value}</span> : null}
      </p>
      <p className="mt-0.5 text-muted-foreground">
        {change.of === "score"
          ? t("changes.score", { now: word(change.now.score), before: word(change.before.score) })
          : t("changes.choice", {
              now: format.number(change.now.count / change.now.of, { style: "percent" }),
              before: format.number(change.before.count / change.before.of, { style: "percent" }),
              count: change.now.count,
              of: change.now.of,
            })}
      </p>
    </div>
  );
}
