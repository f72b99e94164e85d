"use client";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { useDraft } from "./draft-state";

/** The place beside a step. */
export function AsidePlace() {
  const { setAside } = useDraft();
  return <div ref={setAside} className="xl:sticky xl:top-6" />;
}

/** Puts a part of a step beside it: it changes with the step's form, and stands outside of it. */
export function WizardAside({ children }: { children: ReactNode }) {
  const { aside } = useDraft();
  return aside ? createPortal(children, aside) : null;
}
