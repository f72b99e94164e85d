"use client";
import { Check, ChevronDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { isPlainClick } from "@/components/page/plain-click";
import { cn } from "@/components/ui/cn";
import { numberOf, type StepState, stepsOf, type WizardStep } from "@/lib/automation/wizard/steps";
import { useDraft } from "./draft-state";
import { titleKey } from "./title-key";

type Props = { automationId: string; step: WizardStep; states: Record<WizardStep, StepState> };

/** The list of steps beside the step. */
export function StepRail(props: Props) {
  const t = useTranslations("wizard");
  return (
    <nav aria-label={t("steps")} className="max-md:hidden xl:row-start-1 xl:self-start">
      <Steps {...props} />
    </nav>
  );
}

/** On a phone: "Step 3 of 8", which opens the list. */
export function StepMenu(props: Props) {
  const t = useTranslations("wizard");
  const { type } = useDraft();
  return (
    <details className="group mb-1 md:hidden">
      <summary className="-ml-1 inline-flex min-h-11 cursor-pointer list-none items-center gap-1 rounded-sm px-1 text-xs text-muted-foreground [&::-webkit-details-marker]:hidden">
        {t("stepOf", { step: numberOf(props.step, type), total: stepsOf(type).length })}
        <ChevronDown size={14} aria-hidden className="transition-transform group-open:rotate-180" />
      </summary>
      <nav aria-label={t("steps")} className="mb-4 rounded-lg border bg-surface p-3">
        <Steps {...props} />
      </nav>
    </details>
  );
}

function Steps({ automationId, step: current, states }: Props) {
  const t = useTranslations();
  const draft = useDraft();
  return (
    <ol>
      {stepsOf(draft.type).map((step, i) => {
        const state = states[step];
        const words = (
          <>
            <Dot state={state} number={i + 1} />
            <span>{t(titleKey(step, draft.type))}</span>
            {state === "current" ? null : <span className="sr-only">, {t(`wizard.stepState.${state}`)}</span>}
          </>
        );
        const look = cn(
          "relative grid min-h-9 grid-cols-[22px_1fr] items-center gap-2.5 rounded-sm text-muted-foreground max-md:min-h-11",
          state === "done" && "text-body",
          state === "current" && "font-semibold text-foreground",
        );
        const href = `/automations/${automationId}/setup/${step}`;
        return (
          <li
            key={step}
            className={cn(
              "relative",
              i > 0 &&
                "before:absolute before:-top-[7px] before:left-[10.5px] before:h-3.5 before:w-px before:bg-border-strong max-md:before:-top-[11px] max-md:before:h-[22px]",
            )}
          >
            {state === "closed" ? (
              // A link to nowhere, as ARIA describes one that cannot be followed yet.
              // biome-ignore lint/a11y/useValidAnchor: it has no address on purpose
              <a role="link" aria-disabled="true" className={look}>
                {words}
              </a>
            ) : (
              <Link
                href={href}
                aria-current={step === current ? "step" : undefined}
                className={cn(look, "hover:text-foreground")}
                onClick={(event) => {
                  if (!isPlainClick(event)) return;
                  event.preventDefault();
                  if (step !== current) draft.leave(href);
                }}
              >
                {words}
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Dot({ state, number }: { state: StepState; number: number }) {
  return (
    <span
      aria-hidden
      className={cn(
        "relative z-10 grid size-[22px] place-items-center rounded-full border border-border-strong bg-background text-[11px] font-semibold text-muted-foreground",
        state === "done" && "border-primary-line bg-primary-soft text-primary",
        state === "current" && "border-primary bg-primary text-primary-foreground",
      )}
    >
      {state === "done" ? <Check size={14} /> : number}
    </span>
  );
}
