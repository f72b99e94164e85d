"use client";
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "../ui/button-class";
import { Brand } from "./brand";

/** The navigation of a phone, over the page. */
export default function Drawer({
  open,
  setOpen,
  children,
}: {
  open: boolean;
  setOpen: (open: boolean) => void;
  children: ReactNode;
}) {
  const t = useTranslations("shell");
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35 transition-opacity duration-(--slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          onClick={(event) => {
            // A link that asks first leads nowhere yet, and what it asks stands where the drawer is.
            if ((event.target as Element).closest("a")) setOpen(false);
          }}
          className="fixed inset-y-0 right-0 z-40 flex w-[min(300px,86vw)] flex-col overflow-y-auto bg-sunken px-3 pb-3 shadow-float transition-opacity duration-(--slow) ease-calm data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <div className="flex h-[52px] shrink-0 items-center justify-between pl-2">
            <Dialog.Title render={<div />}>
              <Brand />
            </Dialog.Title>
            <Dialog.Close
              aria-label={t("closeMenu")}
              className={buttonClass({ variant: "ghost", size: "icon" })}
            >
              <X size={16} aria-hidden />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
