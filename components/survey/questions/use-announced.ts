"use client";
import { useState } from "react";

/** What was done to a list last, in words, and how it is undone where it can be. Undoing it ends it. */
export function useAnnounced() {
  const [last, setLast] = useState<{ said: string; undo: (() => void) | null }>({ said: "", undo: null });
  return {
    said: last.said,
    undo:
      last.undo &&
      (() => {
        last.undo?.();
        setLast({ said: "", undo: null });
      }),
    say: (said: string, undo: (() => void) | null = null) => setLast({ said, undo }),
  };
}
