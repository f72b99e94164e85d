"use client";
import { type RefObject, useEffect } from "react";
import type { Selection } from "./use-selection";

/** A row that stands open beside the list. */
type Opened = { id: string | null; open: (id: string) => void; close: () => void };

/**
 * The keys of a list: J and K, and the arrows from a row on, walk from row to row, Space chooses the row (with Shift a
 * range), Escape closes what stands open, else chooses none. Enter opens, since what walks is the row's link: it carries
 * `data-row` with the row's id. While a row stands open, walking opens the next.
 */
export function useRowKeys(
  list: RefObject<HTMLElement | null>,
  selection: Selection | null,
  opened: Opened | null = null,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        target.closest(
          "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]",
        )
      )
        return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
      const within = target.closest("tr")?.querySelector<HTMLElement>("[data-row]");
      const open = rows.find(({ dataset }) => opened?.id && dataset.row === opened.id);
      const at = rows.indexOf(within ?? open!);
      const arrows = target.dataset.row || (open && target === document.body);
      const key = event.key.toLowerCase();
      const down = key === "j" || (key === "arrowdown" && arrows);
      if (down || key === "k" || (key === "arrowup" && arrows)) {
        const next = rows[down ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)];
        next?.focus();
        if (opened?.id && next?.dataset.row && next.dataset.row !== opened.id) opened.open(next.dataset.row);
      } else if (key === " " && target.dataset.row && selection) {
        selection.toggle(target.dataset.row, event.shiftKey);
      } else if (key === "escape" && opened?.id) {
        opened.close();
        open?.focus();
      } else if (key === "escape" && selection && selection.ids.length > 0) {
        selection.clear();
      } else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
