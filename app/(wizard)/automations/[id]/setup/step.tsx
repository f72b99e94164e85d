import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { WizardFrame } from "@/components/automation/wizard/wizard-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { WizardStep } from "@/lib/automation/wizard/steps";
import type { Wizard } from "./load";

/** The title of a step's page. */
export async function titleOf(step: WizardStep): Promise<Metadata> {
  return { title: (await getTranslations("wizard.titles"))(step) };
}

/** A step in the wizard's frame. */
export function Step({
  wizard,
  step,
  intro,
  aside,
  children,
}: {
  wizard: Wizard;
  step: WizardStep;
  intro?: string;
  aside?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("wizard.intro");
  const { id, name, type, updatedAt } = wizard.automation;
  const own = `outgoing.${step}` as "outgoing.data";
  return (
    <WizardFrame
      automation={{ id, name, type, savedAt: updatedAt.toISOString() }}
      step={step}
      states={wizard.states}
      intro={intro ?? (type === "outgoing_webhook" && t.has(own) ? t(own) : t(step))}
      aside={aside ?? false}
    >
      {children}
    </WizardFrame>
  );
}

/** What those see who may only look. */
export function OnlyLooking() {
  const t = useTranslations("wizard.forbidden");
  return (
    <main id="content" className="mx-auto max-w-[720px] p-4 md:p-10">
      <EmptyState title={t("title")} action={<ButtonLink href="/automations">{t("back")}</ButtonLink>}>
        {t("text")}
      </EmptyState>
    </main>
  );
}
