import { useTranslations } from "next-intl";
import type { UseFormReturn } from "react-hook-form";
import type { Problem } from "@/components/form/problem-list";
import type { SettingsForm } from "@/lib/automation/setup/settings-schema";
import { delayFaults } from "../setup/sending/delay-faults";
import type { Section } from "./settings-sections";

/** What stands at fault in the settings, in the order in which it stands, each with its section. */
export function useSettingsProblems({
  formState: { errors },
  getValues,
}: UseFormReturn<SettingsForm>): Problem[] {
  const t = useTranslations("wizard.settings");
  const rule = useTranslations("edit.rules.fault");
  const delay = errors.delay ? delayFaults(getValues("delay")) : [];
  const faults: readonly (readonly [Section, unknown, string])[] = [
    ["invitation", errors.name, t("fault.name")],
    ["invitation", errors.messageId, t("noMessage")],
    ...delay.map(({ code }) => ["invitation", code, t(`fault.${code as "number"}`)] as const),
    ["reminders", errors.reminders, rule("reminders")],
    ["failures", errors.autoDisableAfter, rule("autoDisableAfter")],
    ["failures", errors.silenceAfterHours, rule("silenceAfterHours")],
    ["again", errors.repeatPolicy, rule("repeatDays")],
    ["again", errors.cancelRule?.field, rule("cancelField")],
    ["again", errors.cancelRule?.values, rule("cancelValues")],
    ["requests", errors.rateLimitPerMinute, rule("rate")],
  ];
  return faults.flatMap(([control, fault, text]) => (fault ? [{ text, control }] : []));
}
