"use client";
import { ChevronDown, Globe } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ChooseLanguage, LanguageChoices } from "./language-choices";
import { languages } from "./languages";

/** The language of the dashboard: a button named by the present one, with all of them under it. */
export function LanguageMenu({ choose }: { choose: ChooseLanguage }) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const current = languages.find(({ value }) => value === locale)!.label;
  return (
    <LanguageChoices
      choose={choose}
      trigger={
        <button
          type="button"
          aria-label={`${t("language")}: ${current}`}
          className="flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-sm text-muted-foreground hover:text-foreground max-md:min-h-11"
        >
          <Globe size={14} aria-hidden />
          <span className="grow text-left">{current}</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      }
    />
  );
}
