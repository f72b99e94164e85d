"use client";
import { useTranslations } from "next-intl";
import { respondentLanguages } from "@/lib/survey/respondent-languages";
import type { BrandValues } from "../brand/brand-values";
import { useLanguageName } from "../shell/language-name";
import { Button } from "../ui/button";
import { SelectField } from "../ui/field";

type Footer = BrandValues["footer"];

/** Adds a footer in a further language; the one for all becomes English or Swedish, by what is being added, or is one again. */
export function FooterLanguages({
  footer,
  onChange,
}: {
  footer: Footer;
  onChange: (footer: Footer) => void;
}) {
  const t = useTranslations("brand");
  const nameOf = useLanguageName();
  const texts = typeof footer === "object" && footer !== null ? footer : null;
  const offered = respondentLanguages.filter((tag) => !texts || !(tag in texts));

  function add(tag: string) {
    if (texts) return onChange({ ...texts, [tag]: "" });
    const first = tag === "en" ? "sv" : "en";
    onChange({ [first]: typeof footer === "string" ? footer : "", [tag]: "" });
  }

  return (
    <div className="flex flex-wrap items-end gap-3">
      {offered.length === 0 ? null : (
        <SelectField
          label={t("footerAdd")}
          hint={t("footerAddHint")}
          value=""
          onChange={(event) => event.target.value && add(event.target.value)}
          className="grow sm:max-w-72"
        >
          <option value="" />
          {offered.map((tag) => (
            <option key={tag} value={tag}>
              {nameOf(tag)}
            </option>
          ))}
        </SelectField>
      )}
      {texts ? (
        <Button size="sm" onClick={() => onChange(Object.values(texts).find((text) => text.trim()) ?? null)}>
          {t("footerOne")}
        </Button>
      ) : null}
    </div>
  );
}
