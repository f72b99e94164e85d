"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button-class";
import { loadPalette, openPalette } from "./palette-handle";

/** Opens the palette: at the side a field with its keys, in the bar of a phone an icon. */
export function PaletteButton({ bare = false }: { bare?: boolean }) {
  const t = useTranslations("shell.palette");
  const opens = {
    type: "button",
    "aria-label": t("title"),
    "aria-haspopup": "dialog",
    onPointerEnter: loadPalette,
    onFocus: loadPalette,
    onClick: openPalette,
  } as const;
  return bare ? (
    <button {...opens} className={buttonClass({ variant: "ghost", size: "icon" })}>
      <Search size={16} aria-hidden />
    </button>
  ) : (
    <button
      {...opens}
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
    </button>
  );
}
