"use client";
import { ArrowDownToLine, ArrowUpFromLine, Bell, type LucideIcon, Webhook } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChoiceCard } from "@/components/form/choice-card";
import type { Act } from "@/components/form/outcome";
import type { WizardType } from "@/lib/automation/wizard/steps";
import { type Saved, StepForm } from "../step-form";

const directions: { value: WizardType; title: "incoming" | "outgoing" | "alert"; icon: LucideIcon }[] = [
  { value: "incoming_webhook", title: "incoming", icon: ArrowDownToLine },
  { value: "outgoing_webhook", title: "outgoing", icon: ArrowUpFromLine },
  { value: "alert", title: "alert", icon: Bell },
];

type Input = { type: WizardType };

/** Step 1: what sets the automation off, and which way data goes. */
export function TypeStep({
  automationId,
  type,
  save,
}: {
  automationId: string;
  type: WizardType;
  save: Act<Saved<Input>>;
}) {
  const t = useTranslations("wizard.type");
  const router = useRouter();
  const [chosen, setChosen] = useState(type);
  return (
    <StepForm<Input>
      automationId={automationId}
      step="type"
      save={save}
      dirty={chosen !== type}
      collect={() => ({ type: chosen })}
      {...(chosen === "alert" ? { onSaved: () => router.push(`/automations/${automationId}/alert`) } : {})}
    >
      <fieldset className="mt-7">
        <legend className="mb-2.5 text-lg">{t("group")}</legend>
        <ChoiceCard
          name="trigger"
          value="webhooks"
          defaultChecked
          title={t("webhooks")}
          mark={<Mark icon={Webhook} />}
        >
          {t("webhooksText")}
        </ChoiceCard>
      </fieldset>
      <fieldset className="mt-5">
        <legend className="mb-2.5 text-lg">{t("direction")}</legend>
        <div className="grid gap-2.5">
          {directions.map(({ value, title, icon }) => (
            <ChoiceCard
              key={value}
              name="type"
              value={value}
              checked={chosen === value}
              onChange={() => setChosen(value)}
              title={t(title)}
              mark={<Mark icon={icon} />}
            >
              {t(`${title}Text`)}
            </ChoiceCard>
          ))}
        </div>
      </fieldset>
    </StepForm>
  );
}

function Mark({ icon: Icon }: { icon: LucideIcon }) {
  return <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-muted-foreground" />;
}
