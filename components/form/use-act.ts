"use client";
import { useState, useTransition } from "react";
import type { Outcome, Refusal } from "./outcome";

/** What stands for an answer that never came. */
const unreachable: Refusal = { ok: false, code: "unreachable", message: "", errors: [] };

/** Runs actions of the server one after the other and keeps how the last one ended; no answer is a refusal too. */
export function useAct<T = void>() {
  const [outcome, setOutcome] = useState<Outcome<T>>(null);
  const [pending, start] = useTransition();
  /** `before` belongs to the same transition: what is shown ahead of the answer. */
  function run(act: () => Promise<Outcome<T>>, then?: (value: T) => void, before?: () => void) {
    start(async () => {
      before?.();
      const result = await act().catch(() => unreachable);
      setOutcome(result);
      if (result?.ok) then?.(result.value);
    });
  }
  return { outcome, pending, run };
}
