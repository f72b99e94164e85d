"use client";
import { Ban, RotateCw, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ActionError } from "@/components/form/action-error";
import type { Selection } from "@/components/list/use-selection";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { textLink } from "@/components/ui/text-link";
import { type RunAct, runActNames } from "@/lib/run/acts";
import { tell } from "../../page/news";
import { type Everything, type ManyActions, type ManyOutcome, useMany } from "./use-many";

const icons = { replay: RotateCw, cancel: Ban, sendNow: Send };

/** What came of an act is news for so long. */
const freshMs = 5_000;

const tellOf = (words: string) => tell((toast) => toast.success(words));

/** How many an act is for. */
export type ActCounts = Record<RunAct, number>;

/**
 * What can be done to the rows that are chosen, each act with the number it is for; and what came of it. Before anything is
 * chosen it says how to choose; on a phone it stands at the bottom then.
 * @param total how many the list shows on all of its pages
 */
export function ManyBar({
  type,
  selection,
  counts,
  all,
  actions,
}: {
  /** Of the automation whose runs these are. */
  type: "incoming_webhook" | "outgoing_webhook" | "alert";
  selection: Selection;
  /** Of the rows chosen on this page. */
  counts: ActCounts;
  all: Everything & { total: number; counts: ActCounts };
  actions: ManyActions;
}) {
  const t = useTranslations("runs.choose");
  const run = useTranslations("run");
  const { outcome, pending, run: act } = useMany(actions);
  const [asking, setAsking] = useState<RunAct | null>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const chosen = selection.ids.length;
  const { total, counts: ofAll, ...everything } = all;
  const offered = selection.everything ? ofAll : counts;

  // The pressed button goes away with the selection.
  useEffect(() => {
    if (outcome && !pending && chosen === 0) said.current?.focus();
  }, [outcome, pending, chosen]);

  // Where nothing is left of the list, this bar goes with it: what came of it is told then where all news is.
  const last = useRef<{ words: string; at: number } | null>(null);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      if (last.current && performance.now() - last.current.at < freshMs) tellOf(last.current.words);
    };
  }, []);

  const wordsOf = ({ act, done, left }: ManyOutcome) =>
    [t(`done.${act}`, { count: done, type }), left > 0 ? t(`left.${act}`, { count: left }) : ""]
      .join(" ")
      .trim();

  function perform(name: RunAct) {
    setAsking(null);
    act(name, selection.ids, selection.everything ? everything : null, (done) => {
      selection.clear();
      const words = wordsOf(done);
      last.current = { words, at: performance.now() };
      if (!isHere.current) tellOf(words);
    });
  }

  return (
    <>
      <div
        className={`flex flex-wrap items-center gap-x-3 gap-y-2 md:min-h-7 ${chosen > 0 ? "max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:border-t max-md:bg-raised max-md:p-4 max-md:shadow-float" : ""}`}
      >
        {chosen === 0 ? (
          outcome ? null : (
            <p className="text-sm text-muted-foreground max-md:hidden">{t("hint")}</p>
          )
        ) : (
          <>
            <p className="text-sm font-semibold" aria-live="polite">
              {t("chosen", { count: selection.everything ? total : chosen })}
            </p>
            {selection.everything || total <= chosen ? null : (
              <button type="button" className={`${textLink} text-sm`} onClick={selection.chooseEverything}>
                {t("everything", { count: total })}
              </button>
            )}
            <button type="button" className={`${textLink} text-sm`} onClick={selection.clear}>
              {t("clear")}
            </button>
            <div className="flex flex-wrap gap-2 md:ml-auto">
              {runActNames.map((name) => {
                const Icon = icons[name];
                return offered[name] === 0 ? null : (
                  <Button
                    key={name}
                    size="sm"
                    disabled={pending}
                    onClick={() => (selection.everything ? setAsking(name) : perform(name))}
                  >
                    <Icon size={14} aria-hidden />
                    <span>
                      {run(name)}{" "}
                      <span className="tabular-nums">{t("number", { count: offered[name] })}</span>
                    </span>
                  </Button>
                );
              })}
              {runActNames.every((name) => offered[name] === 0) ? (
                <p className="text-sm text-muted-foreground">{t("nothing")}</p>
              ) : null}
            </div>
          </>
        )}
        {outcome ? (
          <p ref={said} tabIndex={-1} role="status" className="text-sm outline-none">
            {wordsOf(outcome)}
            {pending ? ` ${t("going")}` : null}
          </p>
        ) : null}
      </div>
      <ActionError state={outcome?.refusal ?? null} className="mt-3" />
      {asking ? (
        <ConfirmDialog
          title={t(`ask.${asking}`, { count: offered[asking], type })}
          description={t(`askText.${asking}`, { type })}
          submit={`${run(asking)} ${t("number", { count: offered[asking] })}`}
          pending={pending}
          onSubmit={() => perform(asking)}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}

/** How many rows each act is for. */
export function countActs<T>(rows: readonly T[], fits: (row: T, act: RunAct) => boolean): ActCounts {
  const count = (act: RunAct) => rows.filter((row) => fits(row, act)).length;
  return { replay: count("replay"), cancel: count("cancel"), sendNow: count("sendNow") };
}
