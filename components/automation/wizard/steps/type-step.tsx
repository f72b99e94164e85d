"use client";
import { ArrowDownToLine, Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { ChoiceCard } from "@/components/form/choice-card";
import type { Act } from "@/components/form/outcome";
import { type Saved, StepForm } from "../step-form";

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
      <fieldset className="mt-7">
        <legend className="mb-2.5 text-lg">{t("group")}</legend>
        <ChoiceCard
          name="trigger"
          value="webhooks"
          defaultChecked
          title={t("webhooks")}
          mark={<Webhook size={16} aria-hidden className="mt-0.5 shrink-0 text-muted-foreground" />}
        >
          {t("webhooksText")}
        </ChoiceCard>
      </fieldset>
      <fieldset className="mt-5">
        <legend className="mb-2.5 text-lg">{t("direction")}</legend>
        <ChoiceCard
          name="type"
          value="incoming_webhook"
          defaultChecked
          title={t("incoming")}
          mark={<ArrowDownToLine size={16} aria-hidden className="mt-0.5 shrink-0 text-muted-foreground" />}
        >
          {t("incomingText")}
        </ChoiceCard>
      </fieldset>
    </StepForm>
  );
}
