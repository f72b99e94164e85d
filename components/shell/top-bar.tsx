"use client";
import { Menu as MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { PaletteButton } from "../palette/palette-button";
import { buttonClass } from "../ui/button-class";
import { Mark } from "./brand";
import { useRoom } from "./nav-items";

const loadDrawer = () => import("./drawer");
const Drawer = lazy(loadDrawer);

/** The bar at the top of a phone: where one is, and a button that brings the navigation. */
export function TopBar({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const path = usePathname();
  const room = useRoom();
  const [wasOpen, setWasOpen] = useState(false);
  const [open, setOpen] = useState(false);
  if (open && !wasOpen) setWasOpen(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever another page is there
  useEffect(() => setOpen(false), [path]);
  return (
    <header className="sticky top-0 z-30 flex h-[52px] items-center gap-2.5 border-b bg-sunken px-4 md:hidden">
      <Mark />
      <span className="grow truncate font-semibold">{room ? t(room.name) : "Surveyhook"}</span>
      <PaletteButton bare />
      <button
        type="button"
        aria-label={t("menu")}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={loadDrawer}
        onFocus={loadDrawer}
        onClick={() => setOpen(true)}
        className={buttonClass({ variant: "ghost", size: "icon" })}
      >
        <MenuIcon size={16} aria-hidden />
      </button>
      {wasOpen ? (
        <Suspense>
          <Drawer {...{ open, setOpen }}>{children}</Drawer>
        </Suspense>
      ) : null}
    </header>
  );
}
