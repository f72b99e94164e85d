"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useLanguageName } from "@/components/shell/language-name";

type Texts = Readonly<Record<string, string | undefined>> | undefined;

/** What a text says in the first other language that has it, to be seen beside its translation. */
export function useOriginal(
  language: string,
  languages: readonly string[],
): (texts: Texts) => ReactNode | undefined {
  const t = useTranslations("survey.questions");
  const nameOf = useLanguageName();
  if (language === languages[0]) return () => undefined;
  return (texts) => {
    const tag = languages.find((each) => each !== language && texts?.[each]?.trim());
    if (tag === undefined) return undefined;
    return (
      <span lang={tag} dir="auto">
        {t("original", { language: nameOf(tag), text: texts?.[tag] ?? "" })}
      </span>
    );
  };
}
