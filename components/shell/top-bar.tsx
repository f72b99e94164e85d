"use client";
import { Dialog } from "@base-ui/react/dialog";
import { Menu as MenuIcon, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { PaletteButton } from "../palette/palette-button";
import { buttonClass } from "../ui/button";
import { Brand, Mark } from "./brand";
import { useRoom } from "./nav-items";

/** The bar at the top of a phone: where one is, and a button that brings the navigation. */
export function TopBar({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const path = usePathname();
  const room = useRoom();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever another page is there
  useEffect(() => setOpen(false), [path]);
  return (
    <header className="sticky top-0 z-30 flex h-[52px] items-center gap-2.5 border-b bg-sunken px-4 md:hidden">
      <Mark />
      <span className="grow truncate font-semibold">{room ? t(room.name) : "Surveyhook"}</span>
      <PaletteButton bare />
      <Dialog.Root open={open} onOpenChange={setOpen}>
        <Dialog.Trigger aria-label={t("menu")} className={buttonClass({ variant: "ghost", size: "icon" })}>
          <MenuIcon size={16} aria-hidden />
        </Dialog.Trigger>
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
    </header>
  );
}
