import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PaletteButton } from "@/components/palette/palette-button";
import type { StepState, WizardStep, WizardType } from "@/lib/automation/wizard/steps";
import { DraftProvider } from "./draft-state";
import { LeaveLink } from "./leave-link";
import { SavePill } from "./save-pill";
import { StepHeading } from "./step-heading";
import { StepMenu, StepRail } from "./step-nav";
import { titleKey } from "./title-key";
import { AsidePlace } from "./wizard-aside";

/** One step of the wizard: the bar with the draft's name, the list of steps, the step, and what stands beside it. */
export function WizardFrame({
  automation,
  step,
  states,
  intro,
  aside = false,
  children,
}: {
  automation: { id: string; name: string; type: WizardType; savedAt: string };
  step: WizardStep;
  states: Record<WizardStep, StepState>;
  intro: string;
  /** Whether the step puts something beside itself, by `WizardAside`. */
  aside?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations();
  return (
    <DraftProvider savedAt={automation.savedAt} type={automation.type}>
      <header className="flex h-[52px] items-center gap-3 border-b bg-background px-4 md:h-14 md:px-7">
        <Link
          href="/automations"
          className="rounded-sm text-muted-foreground hover:text-foreground max-md:hidden"
        >
          {t("automations.title")}
        </Link>
        <ChevronRight size={14} aria-hidden className="text-muted-foreground max-md:hidden" />
        <span className="grow truncate font-semibold">{automation.name}</span>
        <SavePill />
        <span className="md:hidden">
          <PaletteButton bare />
        </span>
        <LeaveLink />
      </header>
      <div
        className={
          aside
            ? "grid max-w-[1224px] grid-cols-[minmax(0,1fr)] gap-x-8 px-4 pt-4 md:grid-cols-[156px_minmax(0,1fr)] md:px-7 md:pt-8 xl:grid-cols-[156px_minmax(0,1fr)_344px]"
            : "grid max-w-[1064px] grid-cols-[minmax(0,1fr)] gap-x-8 px-4 pt-4 md:grid-cols-[156px_minmax(0,820px)] md:px-7 md:pt-8"
        }
      >
        <StepRail automationId={automation.id} step={step} states={states} />
        <main id="content" tabIndex={-1} className="min-w-0 outline-none">
          <StepMenu automationId={automation.id} step={step} states={states} />
          <StepHeading>{t(titleKey(step, automation.type))}</StepHeading>
          <p className="mt-1.5 max-w-[64ch] text-muted-foreground">{intro}</p>
          {children}
        </main>
        {aside ? (
          <aside className="min-w-0 pb-8 md:col-start-2 xl:col-start-3 xl:row-start-1">
            <AsidePlace />
          </aside>
        ) : null}
      </div>
    </DraftProvider>
  );
}
