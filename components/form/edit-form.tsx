"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { SaveState } from "../ui/save-state";
import { useReady } from "../ui/use-ready";
import { ActionError, useErrorDetails } from "./action-error";
import type { Act, Outcome } from "./outcome";
import { type Problem, ProblemList } from "./problem-list";
import { useAct } from "./use-act";
import { useUnsaved } from "./use-unsaved";

/** Loaded when somebody else saved meanwhile, or something would be lost. */
const ChangedMeanwhile = dynamic(async () => (await import("./changed-meanwhile")).ChangedMeanwhile);
const UnsavedDialog = dynamic(async () => (await import("./unsaved-dialog")).UnsavedDialog);

/** Saves what an editor holds over what it has seen; null for those who may only look. @returns the digest of what is there then */
export type SavedEdit<Values> = Act<{ id: string; seen: string } & Values, string> | null;

/**
 * A part of a finished automation, or a message, as a form: what is changed here is tried at the side and kept by one Save, which
 * stays in view while something is not saved. `value` is what would be saved; `save` is null for those who may only look. Where somebody else saved meanwhile, nothing is written over unseen.
 */
export function EditForm({
  value,
  problems,
  check = () => problems.length === 0,
  seen: firstSeen,
  save,
  aside,
  wideAside = false,
  children,
}: {
  value: unknown;
  problems: readonly Problem[];
  /** Looks whether it can be saved as it is, and where not, shows why; left out, it can when there are no problems. */
  check?: () => boolean | Promise<boolean>;
  /** The digest of what was read. */
  seen: string;
  /** @returns the digest of what is there after it */
  save: ((seen: string) => Promise<Outcome<string>>) | null;
  aside: ReactNode;
  /** The side needs room: it stands below until there is some. */
  wideAside?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("edit");
  const text = JSON.stringify(value);
  const [kept, setKept] = useState(text);
  const [seen, setSeen] = useState(firstSeen);
  const { outcome, pending, run } = useAct<string>();
  const detailsOf = useErrorDetails();
  const summary = useRef<HTMLDivElement>(null);
  const refusal = outcome && !outcome.ok ? outcome : null;
  const changed = text !== kept;
  const state = pending ? "saving" : refusal ? "failed" : outcome && !changed ? "saved" : "none";
  const details = detailsOf(refusal?.code === "invalid_request" ? refusal.errors : []);
  const unsaved = useUnsaved(changed);
  const ready = useReady();

  async function submit(over = seen, then?: () => void) {
    if (!save || pending) return;
    if (!(await check())) {
      requestAnimationFrame(() => summary.current?.focus());
      return;
    }
    run(
      () => save(over),
      (digest) => {
        setKept(text);
        setSeen(digest);
        then?.();
      },
    );
  }

  return (
    <div
      className={cn(
        "grid items-start gap-x-8 gap-y-6",
        wideAside ? "xl:grid-cols-[minmax(0,1fr)_400px]" : "lg:grid-cols-[minmax(0,1fr)_328px]",
      )}
    >
      <form
        noValidate
        className="min-w-0 [&>fieldset>:first-child]:mt-0 [&>fieldset>section:first-child>:first-child]:mt-0"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {save ? null : <Banner kind="neutral" className="mb-4" title={t("looking")} />}
        <ProblemList
          ref={summary}
          title={t("mend", { count: problems.length })}
          problems={problems}
          className="mb-4"
        />
        <fieldset disabled={save === null} className="min-w-0">
          {children}
        </fieldset>
        {save ? (
          <div
            className={cn(
              "mt-6 border-t py-4 max-md:-mx-4 max-md:px-4 max-md:pb-[max(16px,env(safe-area-inset-bottom))]",
              (changed || pending || refusal !== null) && "sticky bottom-0 z-20 bg-background",
            )}
          >
            {refusal?.changed ? (
              <ChangedMeanwhile
                changed={refusal.changed}
                pending={pending}
                onOver={() => void submit(refusal.changed!.digest)}
                onTheirs={() => {
                  unsaved.drop();
                  window.location.reload();
                }}
              />
            ) : details.length > 0 ? (
              <Banner kind="danger" role="alert" className="mb-3" title={t("refused")}>
                <ul>
                  {details.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </Banner>
            ) : (
              <ActionError state={outcome} className="mb-3" />
            )}
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" variant="primary" disabled={pending || !ready}>
                {t("save")}
              </Button>
              <SaveState
                state={state}
                words={{ saving: t("saving"), saved: t("saved"), failed: t("notSaved") }}
              />
              {changed && !pending ? (
                <span className="text-sm text-muted-foreground">{t("changed")}</span>
              ) : null}
            </div>
          </div>
        ) : null}
      </form>
      {unsaved.asked ? (
        <UnsavedDialog
          onStay={unsaved.stay}
          onGo={unsaved.go}
          onSave={() => {
            unsaved.stay();
            void submit(seen, unsaved.go);
          }}
        />
      ) : null}
      <div className={cn("min-w-0", wideAside ? "xl:sticky xl:top-6" : "lg:sticky lg:top-6")}>{aside}</div>
    </div>
  );
}
