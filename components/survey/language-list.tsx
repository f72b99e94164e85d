"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { respondentLanguages } from "@/lib/survey/respondent-languages";
import { matchLanguage, wholeLanguage } from "@/lib/text/language";
import { useLanguageName } from "../shell/language-name";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Select } from "../ui/select";

/** Languages that are offered beside those whose words the respondents' pages have. */
const others =
  "bg bs ca cs de-AT de-CH el en-GB en-US es-MX et fa fr-CA ga he hi hr hu is ja ko lt lv mt nl-BE pt-BR pt-PT ro ru sk sl so sq sr th ti tr uk ur vi zh-Hans zh-Hant".split(
    " ",
  );

/** The languages of a survey: the first is its default; others can be added, taken away and put first. */
export function LanguageList({
  value,
  onChange,
  stored = [],
}: {
  value: readonly string[];
  onChange: (languages: string[]) => void;
  /** Those that it was saved with: texts of these may be there. */
  stored?: readonly string[];
}) {
  const t = useTranslations("survey.languages");
  const nameOf = useLanguageName();
  const [said, setSaid] = useState("");
  const offered = [...respondentLanguages, ...others]
    .filter((tag) => !value.some((each) => wholeLanguage(each) === tag))
    .map((tag) => ({ tag, name: nameOf(tag) }))
    .sort((a, b) => a.name.localeCompare(b.name));

  function remove(tag: string) {
    onChange(value.filter((each) => each !== tag));
    setSaid(stored.includes(tag) ? t("removed", { language: nameOf(tag, "within") }) : "");
  }

  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-semibold">{t("label")}</legend>
      <p className="mt-0.5 text-sm text-muted-foreground">{t("hint")}</p>
      <ul className="mt-2.5 divide-y rounded-md border">
        {value.map((tag, i) => (
          <li key={tag} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1.5 pr-2 pl-3">
            <span className="grow">
              {nameOf(tag)} <span className="text-sm text-muted-foreground">{tag}</span>
              {matchLanguage(tag, respondentLanguages) === undefined ? (
                <span className="block text-sm text-muted-foreground">
                  {t("ownWords", { language: nameOf(tag, "within") })}
                </span>
              ) : null}
            </span>
            {i === 0 ? (
              <span className="px-2 text-sm text-muted-foreground">{t("first")}</span>
            ) : (
              <Button
                size="sm"
                variant="ghost"
                aria-label={t("makeFirstOf", { language: nameOf(tag, "within") })}
                onClick={() => onChange([tag, ...value.filter((each) => each !== tag)])}
              >
                {t("makeFirst")}
              </Button>
            )}
            {value.length > 1 ? (
              <Button
                size="icon-sm"
                variant="ghost"
                aria-label={t("remove", { language: nameOf(tag, "within") })}
                onClick={() => remove(tag)}
              >
                <X size={14} aria-hidden />
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-muted-foreground empty:hidden">
        {said}
      </p>
      <AddLanguage offered={offered} onAdd={(tag) => onChange([...value, tag])} />
    </fieldset>
  );
}

function AddLanguage({
  offered,
  onAdd,
}: {
  offered: readonly { tag: string; name: string }[];
  onAdd: (tag: string) => void;
}) {
  const t = useTranslations("survey.languages");
  const [tag, setTag] = useState("");
  return (
    <div className="mt-2.5 flex items-end gap-2">
      <Field label={t("choose")} className="grow sm:max-w-64">
        {(control) => (
          <Select {...control} value={tag} onChange={(event) => setTag(event.target.value)}>
            <option value="" />
            {offered.map((each) => (
              <option key={each.tag} value={each.tag}>
                {each.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button
        disabled={tag === ""}
        onClick={() => {
          onAdd(tag);
          setTag("");
        }}
      >
        <Plus size={14} aria-hidden />
        {t("add")}
      </Button>
    </div>
  );
}
