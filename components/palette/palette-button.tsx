"use client";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button";
import { palette } from "./palette-handle";

/** Opens the palette: at the side a field with its keys, in the bar of a phone an icon. */
export function PaletteButton({ bare = false }: { bare?: boolean }) {
  const t = useTranslations("shell.palette");
  return bare ? (
    <Dialog.Trigger
      handle={palette}
      aria-label={t("title")}
      className={buttonClass({ variant: "ghost", size: "icon" })}
    >
      <Search size={16} aria-hidden />
    </Dialog.Trigger>
  ) : (
    <Dialog.Trigger
      handle={palette}
      aria-label={t("title")}
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-sm text-muted-foreground hover:text-foreground max-md:hidden"
    >
      <Search size={16} strokeWidth={1.75} aria-hidden />
      <span className="min-w-0 grow truncate text-left">{t("short")}</span>
      <kbd
        aria-hidden
        className="rounded-[3px] border border-border-strong px-1 font-sans text-[11px] leading-4 whitespace-nowrap"
      >
        Ctrl K
      </kbd>
    </Dialog.Trigger>
  );
}
