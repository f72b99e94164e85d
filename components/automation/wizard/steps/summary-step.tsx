"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FilterSentence } from "@/components/automation/setup/filter/filter-words";
import { durationWords } from "@/components/automation/setup/sending/delay-words";
import type { Act } from "@/components/form/outcome";
import { useLanguageName } from "@/components/shell/language-name";
import { Moment } from "@/components/ui/moment";
import { Facts, Panel } from "@/components/ui/panel";
import { expectedOf, respondentTargets } from "@/lib/automation/decide/target";
import type { Delay, Filter, IncomingField, Mapping, Variable } from "@/lib/automation/model";
import type { WizardStep } from "@/lib/automation/wizard/steps";
import { tell } from "../../../page/news";
import { type Saved, StepForm } from "../step-form";
import { ClosedSurvey } from "./closed-survey";
import { SummaryPart } from "./summary-part";

/** Step 8: everything at a glance; each part leads to its step. */
export function SummaryStep({
  automation,
  mapping,
  survey,
  variables,
  message,
  url,
  keyTrace,
  testedAt,
  save,
  openSurvey,
}: {
  automation: {
    id: string;
    name: string;
    fields: IncomingField[];
    itemsPath: string | null;
    filter: Filter | null;
    delay: Delay | null;
    enabled: boolean;
  };
  mapping: Mapping;
  survey: { title: string; status: "draft" | "open" | "closed"; languages: string[] } | null;
  variables: Variable[];
  message: string;
  url: string;
  keyTrace: string | null;
  testedAt: string | null;
  save: Act<Saved<object>>;
  openSurvey: Act<{ id: string }>;
}) {
  const languageName = useLanguageName();
  const t = useTranslations("wizard");
  const router = useRouter();
  const delay = useDelayWords();
  const { id, name, fields, itemsPath, filter, enabled } = automation;
  const kindOf = (field: string) => {
    const found = fields.find((each) => each.name === field);
    return found ? expectedOf(found, { mapping, variables }).kind : "any";
  };
  const targetWords = (target: string) => {
    const own = respondentTargets.find((each) => each === target);
    return own ? t(`mapping.targets.${own}`) : target;
  };
  const skipped = fields.filter((field) => !mapping[field.name]).map((field) => field.name);
  const part = (step: WizardStep, facts: { name: ReactNode; value: ReactNode; key: string }[] | string) => (
    <SummaryPart automationId={id} step={step}>
      {typeof facts === "string" ? facts : <Facts items={facts} />}
    </SummaryPart>
  );
  const fact = (key: string, label: ReactNode, value: ReactNode) => ({ key, name: label, value });

  function done() {
    const words = enabled ? t("summary.doneEnabled", { name }) : t("summary.doneDisabled", { name });
    tell((toast) => toast.success(words, { description: t("summary.doneText") }));
    router.push(`/automations/${id}`);
  }

  return (
    <StepForm
      automationId={id}
      step="summary"
      save={save}
      collect={() => ({})}
      dirty={false}
      nextLabel={t("done")}
      onSaved={done}
    >
      <ClosedSurvey automationId={id} survey={survey} open={openSurvey} />
      <Panel className="mt-6">
        {part("type", t("summary.type"))}
        {part("survey", [
          fact("title", t("titles.survey"), survey?.title ?? ""),
          fact(
            "languages",
            t("summary.languages"),
            survey?.languages.map((tag) => languageName(tag)).join(", ") ?? "",
          ),
        ])}
        {part("data", [
          fact(
            "fields",
            t("summary.fields", { count: fields.length }),
            <span className="font-mono">{fields.map((field) => field.name).join(", ")}</span>,
          ),
          ...(itemsPath ? [fact("items", t("data.items"), <code>{itemsPath}</code>)] : []),
          fact("filter", t("summary.filter"), <FilterSentence filter={filter} kindOf={kindOf} />),
        ])}
        {part("connection", [
          fact("url", t("summary.url"), <span className="font-mono">{url}</span>),
          ...(keyTrace ? [fact("key", t("summary.key"), <span className="font-mono">{keyTrace}</span>)] : []),
          ...(testedAt ? [fact("tested", t("summary.tested"), <Moment key="at" at={testedAt} bare />)] : []),
        ])}
        {part("mapping", [
          ...fields.flatMap((field) => {
            const target = mapping[field.name];
            return target
              ? [fact(field.name, <code key="name">{field.name}</code>, targetWords(target))]
              : [];
          }),
          ...(skipped.length > 0
            ? [
                fact(
                  "|skipped",
                  t("summary.skipped"),
                  <span className="font-mono">{skipped.join(", ")}</span>,
                ),
              ]
            : []),
        ])}
        {part("settings", [
          fact("name", t("settings.name"), name),
          fact("message", t("summary.message"), message),
          fact("delay", t("summary.sending"), delay(automation.delay)),
        ])}
        {part("status", enabled ? t("summary.willEnable") : t("summary.willDisable"))}
      </Panel>
    </StepForm>
  );
}

/** When invitations are sent, in few words. */
function useDelayWords(): (delay: Delay | null) => string {
  const t = useTranslations("wizard.summary");
  const locale = useLocale();
  return (delay) => {
    if (!delay) return t("atOnce");
    if ("duration" in delay) return t("after", { delay: durationWords(delay.duration, locale) });
    const at = delay.at ?? t("ownTime");
    return delay.plus
      ? t("fromField", { delay: durationWords(delay.plus, locale), field: delay.field, at })
      : t("onField", { field: delay.field, at });
  };
}
