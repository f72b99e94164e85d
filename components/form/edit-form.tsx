"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import type { Problem } from "../automation/setup/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { SaveState } from "../ui/save-state";
import { useReady } from "../ui/use-ready";
import { ActionError, useErrorDetails } from "./action-error";
import { ChangedMeanwhile } from "./changed-meanwhile";
import type { Act, Outcome } from "./outcome";
import { UnsavedDialog } from "./unsaved-dialog";
import { useAct } from "./use-act";
import { useUnsaved } from "./use-unsaved";

/** Saves what an editor holds over what it has seen; null for those who may only look. @returns the digest of what is there then */
export type SavedEdit<Values> = Act<{ id: string; seen: string } & Values, string> | null;

/**
 * A part of a finished automation, or a message, as a form: what is changed here is tried at the side and kept by one Save, which
 * stays in view while something is not saved. `value` is what would be saved; `save` is null for those who may only look. Where somebody else saved meanwhile, nothing is written over unseen.
 */
export function EditForm({
  value,
  problems,
  blocked = problems.length > 0,
  seen: firstSeen,
  save,
  onRefused,
  aside,
  wideAside = false,
  children,
}: {
  value: unknown;
  problems: readonly Problem[];
  /** Whether it cannot be saved as it is; left out, it cannot while there are problems. */
  blocked?: boolean;
  /** The digest of what was read. */
  seen: string;
  /** @returns the digest of what is there after it */
  save: ((seen: string) => Promise<Outcome<string>>) | null;
  /** Somebody pressed Save while there are problems. */
  onRefused?: () => void;
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

  function submit(over = seen, then?: () => void) {
    if (!save || pending) return;
    if (blocked) {
      onRefused?.();
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
          submit();
        }}
      >
        {save ? null : <Banner kind="neutral" className="mb-4" title={t("looking")} />}
        {problems.length > 0 ? (
          <div ref={summary} tabIndex={-1} className="mb-4 rounded-md outline-offset-2">
            <Banner kind="danger" role="alert" title={t("mend", { count: problems.length })}>
              <ul className="mt-0.5">
                {problems.map(({ text: words, control }, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a problem is its place
                  <li key={i}>
                    {control ? (
                      <a href={`#${control}`} className="text-primary underline underline-offset-3">
                        {words}
                      </a>
                    ) : (
                      words
                    )}
                  </li>
                ))}
              </ul>
            </Banner>
          </div>
        ) : null}
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
                onOver={() => submit(refusal.changed!.digest)}
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
      <UnsavedDialog
        open={unsaved.asked}
        onStay={unsaved.stay}
        onGo={unsaved.go}
        onSave={() => {
          unsaved.stay();
          submit(seen, unsaved.go);
        }}
      />
      <div className={cn("min-w-0", wideAside ? "xl:sticky xl:top-6" : "lg:sticky lg:top-6")}>{aside}</div>
    </div>
  );
}
