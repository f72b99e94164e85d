"use client";
import { useState } from "react";

type Announced = { said: string; undo: (() => void) | null; taken: boolean };

const nothing: Announced = { said: "", undo: null, taken: true };

/** What was done to a list last, in words, and how it is undone where it can be. Undoing it ends it. */
export function useAnnounced() {
  const [last, setLast] = useState<Announced>(nothing);
  return {
    said: last.said,
    /** What was done took its own place away, and the focus with it. */
    taken: last.taken,
    undo:
      last.undo &&
      (() => {
        last.undo?.();
        setLast(nothing);
      }),
    say: (said: string, undo: (() => void) | null = null, taken = true) => setLast({ said, undo, taken }),
  };
}
