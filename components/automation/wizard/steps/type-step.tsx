"use client";
import { ArrowDownToLine, Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChoiceCard } from "@/components/form/choice-card";
import type { Act } from "@/components/form/outcome";
import { type Saved, StepForm } from "../step-form";

/** What sets it off, and which way data goes; of each there is one yet. */
const choices = [
  { name: "trigger", value: "webhooks", group: "group", title: "webhooks", icon: Webhook },
  { name: "type", value: "incoming_webhook", group: "direction", title: "incoming", icon: ArrowDownToLine },
] as const;

type Input = { type: "incoming_webhook" };

/** Step 1: what sets the automation off. There is one kind yet, so it is chosen. */
export function TypeStep({ automationId, save }: { automationId: string; save: Act<Saved<Input>> }) {
  const t = useTranslations("wizard.type");
  return (
    <StepForm<Input>
      automationId={automationId}
      step="type"
      save={save}
      dirty={false}
      collect={() => ({ type: "incoming_webhook" })}
    >
      {choices.map(({ name, value, group, title, icon: Icon }) => (
        <fieldset key={name} className="mt-5 first:mt-7">
          <legend className="mb-2.5 text-lg">{t(group)}</legend>
          <ChoiceCard
            name={name}
            value={value}
            defaultChecked
            title={t(title)}
            mark={<Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-muted-foreground" />}
          >
            {t(`${title}Text`)}
          </ChoiceCard>
        </fieldset>
      ))}
    </StepForm>
  );
}
