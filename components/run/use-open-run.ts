"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";

/** A run that stands open beside its list. */
export type OpenRun = {
  /** Null while none does. */
  id: string | null;
  /** What stands there is still the one before. */
  pending: boolean;
  open: (id: string) => void;
  close: () => void;
};

/** Opens runs beside their list, one at a time; which one, is kept in the URL. `href` is the list's own. */
export function useOpenRun(href: string, shown: string | null): OpenRun {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [id, setId] = useOptimistic(shown);
  function go(next: string | null) {
    const to = next ? `${href}${href.includes("?") ? "&" : "?"}run=${next}` : href;
    start(() => {
      setId(next);
      // Walking from run to run is one step of the history.
      router[next && id ? "replace" : "push"](to, { scroll: false });
    });
  }
  return { id, pending, open: go, close: () => go(null) };
}

/** Is there room beside the list? */
export function hasRoom(): boolean {
  return window.matchMedia("(min-width: 75rem)").matches;
}
