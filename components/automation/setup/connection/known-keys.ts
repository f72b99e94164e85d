"use client";
import { useSyncExternalStore } from "react";

/** Keys that were made in this tab since it was loaded: in memory alone, so that a reload forgets them. */
const keys = new Map<string, string>();
const listeners = new Set<() => void>();

/** Remembers a key for as long as the page is open. */
export function rememberKey(automationId: string, key: string): void {
  keys.set(automationId, key);
  for (const listener of listeners) listener();
}

/** An automation's key, where it was made in this tab. */
export function useKnownKey(automationId: string): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => keys.get(automationId) ?? null,
    () => null,
  );
}
