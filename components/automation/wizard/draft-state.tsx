"use client";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";

import type { WizardType } from "@/lib/automation/wizard/steps";

/** How the draft stands: as saved, changed since, on its way, or refused. */
export type SaveState =
  | { kind: "saved"; at: string }
  | { kind: "changed" }
  | { kind: "saving" }
  | { kind: "failed"; reason: string };

type Leave = (href: string) => void;

type DraftState = {
  /** What kind of automation is made. */
  type: WizardType;
  save: SaveState;
  setSave: (state: SaveState) => void;
  /** Goes elsewhere, saving first what the open step holds. */
  leave: Leave;
  /** The open step says how it is left. */
  onLeave: (leave: Leave | null) => void;
  /** Where the open step puts what stands beside it. */
  aside: HTMLElement | null;
  setAside: (place: HTMLElement | null) => void;
};

const Context = createContext<DraftState | null>(null);

/** What the bar, the list of steps and the open step share. */
export function DraftProvider({
  savedAt,
  type,
  children,
}: {
  savedAt: string;
  type: WizardType;
  children: ReactNode;
}) {
  const [save, setSave] = useState<SaveState>({ kind: "saved", at: savedAt });
  const [aside, setAside] = useState<HTMLElement | null>(null);
  const current = useRef<Leave | null>(null);
  useEffect(() => setSave({ kind: "saved", at: savedAt }), [savedAt]);
  const state = useMemo<DraftState>(
    () => ({
      type,
      save,
      setSave,
      aside,
      setAside,
      leave: (href) => current.current?.(href),
      onLeave: (leave) => {
        current.current = leave;
      },
    }),
    [type, save, aside],
  );
  return <Context value={state}>{children}</Context>;
}

export function useDraft(): DraftState {
  const state = useContext(Context);
  if (!state) throw new Error("A step stands in the wizard's frame.");
  return state;
}
