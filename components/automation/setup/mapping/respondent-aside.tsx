"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Facts, Panel, PanelBody } from "@/components/ui/panel";
import { fittedRespondent } from "@/lib/automation/decide/fitted";
import { respondentTargets } from "@/lib/automation/decide/target";
import type { Mapping, Variable } from "@/lib/automation/model";
import type { Trial } from "@/lib/delivery/trial/trial";
import { useClock } from "../clock";
import { languageWords } from "./mapped-value";

const b = (words: ReactNode) => <b className="font-semibold text-body">{words}</b>;

/** The respondent that the sample would become, and how many of the last requests would become one. */
export function RespondentAside({
  mapping,
  variables,
  trial,
}: {
  mapping: Mapping;
  variables: readonly Variable[];
  trial: Trial;
}) {
  const t = useTranslations("wizard.mapping");
  const clock = useClock();
  const locale = useLocale();
  const respondent = fittedRespondent(mapping, trial.fields);
  const { sample, requests } = trial;
  const mailed = Object.values(mapping).includes("email");
  const nothing = <span className="text-muted-foreground">{t("none")}</span>;
  const own = (target: (typeof respondentTargets)[number]) => {
    const text = respondent[target];
    if (text === null) return absent(target, false);
    return target === "language" ? languageWords(text, locale) : text;
  };
  const absent = (target: string, required: boolean): ReactNode => {
    const field = Object.keys(mapping).find((name) => mapping[name] === target);
    if (!field && required) return <span className="text-danger">{t("noSource")}</span>;
    const misfit = field && trial.fields[field]?.fit.state === "misfit";
    return misfit ? <span className="text-st-rejected">{t("wrong")}</span> : nothing;
  };
  return (
    <section aria-labelledby="respondent-title">
      <div className="mb-2.5 flex items-baseline justify-between gap-3">
        <h2 id="respondent-title">{t("aside")}</h2>
        <span className="text-xs text-muted-foreground">
          {sample
            ? t.rich("fromSample", { time: () => <time dateTime={sample.at}>{clock(sample.at, true)}</time> })
            : t("fromExample")}
        </span>
      </div>
      <Panel>
        <PanelBody>
          <Facts
            items={respondentTargets.map((target) => ({
              key: target,
              name: t(`targets.${target}`),
              value: own(target),
            }))}
          />
        </PanelBody>
        <PanelBody>
          <p className="mb-2 text-xs text-muted-foreground">
            {variables.length > 0 ? t("variables") : t("noVariables")}
          </p>
          <Facts
            items={variables.map(({ name, required }) => ({
              key: name,
              name,
              value: respondent.variables[name] ?? absent(name, required),
            }))}
          />
        </PanelBody>
      </Panel>
      {requests.length > 0 ? (
        <p className="mt-3 text-sm text-muted-foreground">
          {t.rich("would", {
            count: mailed ? requests.filter(({ outcome }) => outcome === "passes").length : 0,
            total: requests.length,
            b,
          })}
        </p>
      ) : null}
    </section>
  );
}
