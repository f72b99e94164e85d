"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  className?: string;
};

/** The dialog itself: what `Dialog` becomes once it is first open. */
export default function OpenedDialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  className,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-black/35 transition-opacity duration-(--slow) ease-calm data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 grid overflow-y-auto p-4">
          <Base.Popup
            className={cn(
              "m-auto w-full max-w-[560px] rounded-xl bg-raised p-6 shadow-float transition-[opacity,translate] duration-(--slow) ease-calm data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0",
              className,
            )}
          >
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            {description ? (
              <Base.Description render={<div />} className="mt-1 text-body">
                {description}
              </Base.Description>
            ) : null}
            {children ? <div className="mt-4">{children}</div> : null}
            {footer ? <div className="mt-5 flex flex-wrap justify-end gap-2">{footer}</div> : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
