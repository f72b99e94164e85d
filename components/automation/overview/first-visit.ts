"use client";
import { useEffect, useRef, useState } from "react";

const keyOf = (automationId: string) => `surveyhook.first.${automationId}`;

/**
 * Whether the first request is shown: where it comes while one looks, and at the first visit after it came; at the second
 * it is a run like all others. Kept in this browser.
 */
export function useFirstVisit(automationId: string, came: boolean): boolean {
  const [shown, setShown] = useState(false);
  const decided = useRef(false);
  useEffect(() => {
    if (!came || decided.current) return;
    decided.current = true;
    try {
      if (localStorage.getItem(keyOf(automationId))) return;
      localStorage.setItem(keyOf(automationId), "seen");
    } catch {
      // A browser that keeps nothing shows it each time, for a day.
    }
    setShown(true);
  }, [automationId, came]);
  return shown;
}
