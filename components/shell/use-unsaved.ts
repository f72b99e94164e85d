import { useEffect, useRef } from "react";

/** Lets the browser ask before the page goes while something is unsaved. @returns how to go without being asked */
export function useUnsaved(changed: boolean): (go: () => void) => void {
  const free = useRef(false);
  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!free.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed]);
  return (go) => {
    free.current = true;
    go();
  };
}
