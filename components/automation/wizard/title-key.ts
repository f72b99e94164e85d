import type { WizardStep, WizardType } from "@/lib/automation/wizard/steps";

/** What a step is called: what goes out is not incoming. */
export function titleKey(step: WizardStep, type: WizardType) {
  return step === "data" && type === "outgoing_webhook"
    ? ("wizard.titles.outgoingData" as const)
    : (`wizard.titles.${step}` as const);
}
