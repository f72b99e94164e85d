"use client";
import { type RefObject, useEffect } from "react";
import type { Selection } from "./use-selection";

/**
 * The keys of a list: J and K walk from row to row, Space chooses the row (with Shift a range), Escape chooses none. Enter
 * opens, since what walks is the row's link: it carries `data-row` with the row's id.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, selection: Selection | null): void {
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
      const at = within ? rows.indexOf(within) : -1;
      const key = event.key.toLowerCase();
      if (key === "j" || key === "k") {
        rows[key === "j" ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)]?.focus();
      } else if (key === " " && target.dataset.row && selection) {
        selection.toggle(target.dataset.row, event.shiftKey);
      } else if (key === "escape" && selection && selection.ids.length > 0) {
        selection.clear();
      } else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
