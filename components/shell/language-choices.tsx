"use client";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { Menu, MenuChoices } from "../ui/menu";
import { languages } from "./languages";

/** Chooses the language of the dashboard. */
export type ChooseLanguage = (form: FormData) => Promise<void>;

/** The languages of the dashboard, above a button that opens them. */
export function LanguageChoices({
  trigger,
  choose,
}: {
  trigger: React.ReactElement;
  choose: ChooseLanguage;
}) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const [, start] = useTransition();
  return (
    <Menu side="top" trigger={trigger}>
      <MenuChoices
        label={t("language")}
        value={locale}
        options={languages}
        onChange={(value) => {
          const form = new FormData();
          form.set("locale", value);
          start(() => choose(form));
        }}
      />
    </Menu>
  );
}
