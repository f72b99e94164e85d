"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Posted, type PostedSource, usePostLabel } from "@/components/automation/outgoing/posted-fields";
import { FilterSentence } from "@/components/automation/setup/filter/filter-words";
import type { Act } from "@/components/form/outcome";
import { Facts, Panel } from "@/components/ui/panel";
import type { WizardStep } from "@/lib/automation/wizard/steps";
import { tell } from "../../../page/news";
import { type Saved, StepForm } from "../step-form";
import { SummaryPart } from "./summary-part";

/** The last step of what goes out: everything at a glance; each part leads to its step. */
export function OutgoingSummaryStep({
  automation,
  posted,
  source,
  survey,
  save,
}: {
  automation: { id: string; name: string; url: string; enabled: boolean };
  posted: Posted;
  source: PostedSource;
  survey: string;
  save: Act<Saved<object>>;
}) {
  const t = useTranslations();
  const label = usePostLabel();
  const router = useRouter();
  const { id, name, url, enabled } = automation;
  const part = (step: WizardStep, facts: { name: ReactNode; value: ReactNode; key: string }[] | string) => (
    <SummaryPart automationId={id} step={step}>
      {typeof facts === "string" ? facts : <Facts items={facts} />}
    </SummaryPart>
  );
  const included = source.fields.filter((field) => posted.include?.includes(field.name) ?? true);
  const kindOf = (field: string) =>
    source.conditions.find((each) => each.name === field)?.expected.kind ?? "any";
  function done() {
    const words = t(enabled ? "wizard.summary.doneEnabled" : "wizard.summary.doneDisabled", { name });
    tell((toast) => toast.success(words, { description: t("outgoing.doneText") }));
    router.push(`/automations/${id}`);
  }
  return (
    <StepForm
      automationId={id}
      step="summary"
      save={save}
      collect={() => ({})}
      dirty={false}
      nextLabel={t("wizard.done")}
      onSaved={done}
    >
      <Panel className="mt-6">
        {part("type", t("wizard.type.outgoing"))}
        {part("survey", survey)}
        {part("data", [
          {
            key: "events",
            name: t("outgoing.events.title"),
            value: <span className="font-mono">{posted.events.join(", ")}</span>,
          },
          { key: "fields", name: t("outgoing.fields.title"), value: included.map(label).join(", ") },
          {
            key: "filter",
            name: t("wizard.summary.filter"),
            value: <FilterSentence filter={posted.filter} kindOf={kindOf} />,
          },
        ])}
        {part("connection", [
          {
            key: "url",
            name: t("outgoing.receiver.url"),
            value: <span className="font-mono wrap-anywhere">{url}</span>,
          },
        ])}
        {part("settings", [{ key: "name", name: t("wizard.settings.name"), value: name }])}
        {part("status", t(enabled ? "wizard.summary.willEnable" : "wizard.summary.willDisable"))}
      </Panel>
    </StepForm>
  );
}
