"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useTransition } from "react";
import { useErrorDetails, useRefusal } from "@/components/form/action-error";
import type { Act, Refusal } from "@/components/form/outcome";
import { type Problem, ProblemList } from "@/components/form/problem-list";
import { Button } from "@/components/ui/button";
import { numberOf, stepsOf, type WizardStep } from "@/lib/automation/wizard/steps";
import { tell } from "../../page/news";
import { useDraft } from "./draft-state";

/** What a step saves; `next` where the person goes on. */
export type Saved<Input> = { id: string; next: boolean } & Input;

/**
 * One step as a form: Next saves and goes on, Back and the list of steps save what is valid and go there.
 * `collect` gives what is to be saved, or null where it is not valid; when asked loudly it shows why.
 */
export function StepForm<Input>({
  automationId,
  step,
  save,
  collect,
  dirty,
  blocked = null,
  problems = [],
  nextLabel,
  onSaved,
  children,
}: {
  automationId: string;
  step: WizardStep;
  save: Act<Saved<Input>>;
  collect: (loud: boolean) => Promise<Input | null> | Input | null;
  dirty: boolean;
  /** Why Next is closed, in words. */
  blocked?: ReactNode;
  problems?: readonly Problem[];
  nextLabel?: string;
  /** Where to go after the last step. */
  onSaved?: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("wizard");
  const router = useRouter();
  const say = useRefusal();
  const detailsOf = useErrorDetails();
  const { setSave, onLeave, type } = useDraft();
  const [pending, start] = useTransition();
  const summary = useRef<HTMLDivElement>(null);
  const left = useRef(false);
  const hrefOf = (index: number) => `/automations/${automationId}/setup/${stepsOf(type)[index]}`;
  const index = numberOf(step, type) - 1;

  useEffect(() => {
    if (dirty) setSave({ kind: "changed" });
  }, [dirty, setSave]);

  async function keep(next: boolean, loud: boolean): Promise<boolean> {
    const input = await collect(loud);
    if (input === null) {
      if (loud) requestAnimationFrame(() => summary.current?.focus());
      return false;
    }
    setSave({ kind: "saving" });
    const outcome = await save(null, { id: automationId, next, ...input }).catch(
      (): Refusal => ({ ok: false, code: "unreachable", message: "", errors: [] }),
    );
    if (outcome?.ok) return true;
    const reason = outcome ? say(outcome) : "";
    setSave({ kind: "failed", reason });
    const details = outcome?.code === "invalid_request" ? detailsOf(outcome.errors).join(" ") : "";
    tell((toast) =>
      toast.error(t("notSavedWhy", { reason: details || reason }), {
        closeButton: true,
        duration: 20_000,
      }),
    );
    return false;
  }

  function goOn() {
    start(async () => {
      if (!(await keep(true, true))) return;
      left.current = true;
      if (onSaved) onSaved();
      else router.push(hrefOf(index + 1));
    });
  }

  function leave(href: string) {
    start(async () => {
      if (dirty) await keep(false, false);
      left.current = true;
      router.push(href);
    });
  }

  useEffect(() => {
    onLeave(leave);
    return () => onLeave(null);
  });

  // Who leaves by another link keeps what is valid too.
  const unsaved = useRef<(() => void) | null>(null);
  useEffect(() => {
    unsaved.current = dirty ? () => void keep(false, false) : null;
  });
  useEffect(() => {
    left.current = false;
    return () => {
      if (!left.current) unsaved.current?.();
    };
  }, []);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!blocked && !pending) goOn();
      }}
    >
      <ProblemList
        ref={summary}
        title={t("summaryTitle", { count: problems.length })}
        problems={problems}
        className="mt-5"
      />
      {children}
      <div className="mt-7 flex items-center justify-between gap-3 border-t pt-4 pb-8">
        {index > 0 ? (
          <Button disabled={pending} onClick={() => leave(hrefOf(index - 1))}>
            {t("back")}
          </Button>
        ) : (
          <span />
        )}
        <div className="flex items-center gap-2.5">
          <span id="why-not-next" className="text-right text-sm text-muted-foreground">
            {blocked}
          </span>
          <Button
            type="submit"
            variant="primary"
            disabled={Boolean(blocked) || pending}
            aria-describedby={blocked ? "why-not-next" : undefined}
          >
            {nextLabel ?? t("next")}
          </Button>
        </div>
      </div>
    </form>
  );
}
