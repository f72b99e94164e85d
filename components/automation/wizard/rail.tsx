"use client";
import { Globe } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PaletteButton } from "@/components/palette/palette-button";
import { Mark } from "@/components/shell/brand";
import { type ChooseLanguage, LanguageChoices } from "@/components/shell/language-choices";
import { rooms, useRoom } from "@/components/shell/nav-items";
import { Tooltip } from "@/components/ui/tooltip";

const cell =
  "grid size-9 place-items-center rounded-md text-muted-foreground hover:text-foreground aria-[current]:bg-surface aria-[current]:text-primary aria-[current]:shadow-[inset_0_0_0_1px_var(--border)] pointer-coarse:size-11";

/** The main navigation as a rail of icons, each with its name; on a phone the bar's "Leave" takes its place. */
export function Rail({ choose }: { choose: ChooseLanguage }) {
  const t = useTranslations("shell");
  const room = useRoom();
  return (
    <div className="sticky top-0 flex h-dvh flex-col items-center gap-1 border-r bg-sunken py-4 max-md:hidden">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-primary px-3 py-2 font-semibold text-primary-foreground focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <span className="mb-3">
        <Mark size={24} />
      </span>
      <PaletteButton bare />
      <nav aria-label={t("main")} className="flex grow flex-col">
        <ul className="grid gap-1">
          {rooms.map(({ name, href, icon: Icon }) => (
            <li key={name}>
              <Tooltip words={t(name)}>
                <Link href={href} aria-current={room?.name === name ? "page" : undefined} className={cell}>
                  <Icon size={16} strokeWidth={1.75} aria-hidden />
                  <span className="sr-only">{t(name)}</span>
                </Link>
              </Tooltip>
            </li>
          ))}
        </ul>
        <div className="mt-auto">
          <RailLanguage choose={choose} />
        </div>
      </nav>
    </div>
  );
}

function RailLanguage({ choose }: { choose: ChooseLanguage }) {
  const t = useTranslations("shell");
  return (
    <LanguageChoices
      choose={choose}
      trigger={
        <button type="button" className={cell}>
          <Globe size={16} strokeWidth={1.75} aria-hidden />
          <span className="sr-only">{t("language")}</span>
        </button>
      }
    />
  );
}
