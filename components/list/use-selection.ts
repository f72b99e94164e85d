"use client";
import { useRef, useState } from "react";

/** Which rows of a list are chosen; what leaves the list is chosen no more. */
export type Selection = {
  ids: readonly string[];
  /** All that the list shows on all of its pages. */
  everything: boolean;
  has: (id: string) => boolean;
  /** Chooses a row or not; with `range` all between it and the one before, as well. */
  toggle: (id: string, range: boolean) => void;
  /** All rows of the page, or none. */
  togglePage: () => void;
  chooseEverything: () => void;
  clear: () => void;
};

/** Lets rows be chosen, by their ids in the order in which they stand. */
export function useSelection(rows: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const last = useRef<string | null>(null);
  const ids = everything ? rows : rows.filter((id) => chosen.has(id));
  const set = (next: Iterable<string>) => {
    setEverything(false);
    setChosen(new Set(next));
  };
  return {
    ...{ ids, everything },
    has: (id) => ids.includes(id),
    toggle: (id, range) => {
      const on = !ids.includes(id);
      const [from, to] = [rows.indexOf(range ? (last.current ?? id) : id), rows.indexOf(id)];
      const between = new Set(from < 0 ? [id] : rows.slice(Math.min(from, to), Math.max(from, to) + 1));
      last.current = id;
      set(on ? [...ids, ...between] : ids.filter((each) => !between.has(each)));
    },
    togglePage: () => set(ids.length === rows.length ? [] : rows),
    chooseEverything: () => setEverything(true),
    clear: () => set([]),
  };
}
