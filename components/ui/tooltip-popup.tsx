"use client";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";

/** The words of a tooltip beside what they are about. */
export default function TooltipPopup({
  open,
  onClose,
  anchor,
  words,
  onPointerEnter,
  onPointerLeave,
}: {
  open: boolean;
  onClose: () => void;
  anchor: Element | null;
  words: ReactNode;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}) {
  return (
    <Base.Root open={open} onOpenChange={(opened) => !opened && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={6} className="z-50">
          <Base.Popup
            {...{ onPointerEnter, onPointerLeave }}
            className="max-w-80 rounded-md bg-raised px-2.5 py-1.5 text-xs text-foreground shadow-float transition-opacity duration-(--fast) data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {words}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
