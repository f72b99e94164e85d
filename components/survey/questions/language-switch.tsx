"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useLanguageName } from "@/components/shell/language-name";
import { TextLink } from "@/components/ui/text-link";

/** Which language the editor writes in; each says how many texts are still to be translated to it. */
export function LanguageSwitch({
  languages,
  value,
  leftOf,
  onChange,
  settings,
}: {
  languages: readonly string[];
  value: string;
  leftOf: (language: string) => number;
  onChange: (language: string) => void;
  /** Where languages are added. */
  settings: string;
}) {
  const t = useTranslations("survey");
  const nameOf = useLanguageName();
  const name = useId();
  return (
    <fieldset className="mb-4 min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{t("questions.language")}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {languages.map((tag) => (
          <label
            key={tag}
            className="flex min-h-(--control-h) cursor-pointer items-center gap-2 rounded-md border border-border-strong bg-surface px-3 hover:bg-hover has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name={name}
              value={tag}
              checked={value === tag}
              onChange={() => onChange(tag)}
              className="size-3.5 accent-primary outline-none"
            />
            <span>
              <span className="font-medium">{nameOf(tag)}</span>{" "}
              <span className="text-sm text-muted-foreground">
                {t("questions.left", { count: leftOf(tag) })}
              </span>
            </span>
          </label>
        ))}
        <TextLink href={settings} className="px-1 text-sm">
          {t("languages.add")}
        </TextLink>
      </div>
    </fieldset>
  );
}
