import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the page's script runs: before it does, a form would be sent by the browser itself, and what was typed be lost. */
export function useReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
