"use client";
import { useState, useTransition } from "react";
import type { Act, Outcome, Refusal } from "@/components/form/outcome";
import type { ManyDone } from "@/lib/invitation/many";
import type { RunAct } from "@/lib/run/acts";

/** What all rows of a list are, on all of its pages, for the server. */
export type Everything = {
  automationId: string;
  filters: Readonly<Record<string, string>>;
  /** When the list was made, in ISO 8601: what came later is not meant. */
  seen: string;
};

/** The server's acts on many runs. */
export type ManyActions = {
  actOnChosen: Act<{ act: RunAct; ids: string[] }, ManyDone>;
  actOnAll: Act<Everything & { act: RunAct; after: string | null }, ManyDone>;
};

/** How an act on many went so far. */
export type ManyOutcome = { act: RunAct; done: number; left: number; refusal: Refusal | null };

/** Acts on many runs, on all of a list portion by portion, and keeps how far it has come. */
export function useMany(actions: ManyActions | null) {
  const [outcome, setOutcome] = useState<ManyOutcome | null>(null);
  const [pending, start] = useTransition();
  const unreachable: Refusal = { ok: false, code: "unreachable", message: "", errors: [] };

  function run(
    act: RunAct,
    ids: readonly string[],
    all: Everything | null,
    then: (done: ManyOutcome) => void,
  ) {
    if (!actions) return;
    start(async () => {
      let sum: ManyOutcome = { act, done: 0, left: 0, refusal: null };
      let after: string | null = null;
      do {
        const asked: Promise<Outcome<ManyDone>> = all
          ? actions.actOnAll(null, { ...all, act, after })
          : actions.actOnChosen(null, { act, ids: [...ids] });
        const result: Outcome<ManyDone> = await asked.catch(() => unreachable);
        if (!result?.ok) {
          setOutcome({ ...sum, refusal: result });
          return;
        }
        sum = { ...sum, done: sum.done + result.value.done, left: sum.left + result.value.left };
        setOutcome(sum);
        after = result.value.next;
      } while (after !== null);
      then(sum);
    });
  }
  return { outcome, pending, run };
}
