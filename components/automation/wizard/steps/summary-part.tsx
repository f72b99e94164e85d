import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { WizardStep } from "@/lib/automation/wizard/steps";

/** One step's part of the summary, with the way back to it. */
export function SummaryPart({
  automationId,
  step,
  children,
}: {
  automationId: string;
  step: WizardStep;
  children: ReactNode;
}) {
  const t = useTranslations("wizard");
  return (
    <section className="grid grid-cols-[132px_minmax(0,1fr)_auto] gap-x-4 gap-y-2 border-b px-4 py-3.5 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)_auto]">
      <h2 className="text-base leading-5">{t(`titles.${step}`)}</h2>
      <div className="text-sm text-body max-md:order-3 max-md:col-span-2">{children}</div>
      <TextLink
        href={`/automations/${automationId}/setup/${step}`}
        aria-label={t("summary.changeOf", { step: t(`titles.${step}`) })}
        className="self-start text-sm"
      >
        {t("summary.change")}
      </TextLink>
    </section>
  );
}
