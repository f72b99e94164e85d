"use client";
import { ArrowUp, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageContent } from "@/lib/message/queries";
import { wholeLanguage } from "@/lib/text/language";
import { tell } from "../page/news";
import { useLanguageName } from "../shell/language-name";
import { Button } from "../ui/button";
import { Choices } from "../ui/choices";
import { Menu, MenuGroup, MenuItem } from "../ui/menu";
import { isUntranslated, withLanguage } from "./translation";

/** The languages of a message: which one is written in, what is not translated yet, adding and removing. */
export function LanguageBar({
  content,
  language,
  faulty,
  offered,
  onChoose,
  onChange,
}: {
  content: MessageContent;
  language: string;
  /** Languages whose text cannot be saved as it is. */
  faulty: ReadonlySet<string>;
  /** What can be added: the languages of surveys, then others. */
  offered: { surveys: readonly string[]; others: readonly string[] };
  onChoose: (language: string) => void;
  onChange: (change: (content: MessageContent) => MessageContent, language: string) => void;
}) {
  const t = useTranslations("messages.editor");
  const nameOf = useLanguageName();
  const languages = Object.keys(content);
  const [fallback] = languages as [string];
  const missing = (tags: readonly string[]) =>
    tags
      .filter((tag) => !languages.some((each) => wholeLanguage(each) === wholeLanguage(tag)))
      .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const others = languages.filter((tag) => tag !== language);

  function makeFirst() {
    onChange(({ [language]: first, ...rest }) => ({ [language]: first!, ...rest }), language);
  }

  function remove() {
    const lost = content[language]!;
    onChange(({ [language]: _lost, ...rest }) => rest, others[0]!);
    tell((toast) =>
      toast(t("removed", { language: nameOf(language) }), {
        action: {
          label: t("undo"),
          onClick: () => onChange((present) => ({ ...present, [language]: lost }), language),
        },
      }),
    );
  }

  const markOf = (tag: string) => {
    if (faulty.has(tag)) return t("faulty");
    if (isUntranslated(content, tag)) return t("untranslated");
    return tag === fallback && languages.length > 1 ? t("fallbackMark") : null;
  };
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Choices
          label={t("language")}
          value={language}
          onChange={onChoose}
          options={languages.map((tag) => {
            const mark = markOf(tag);
            return {
              value: tag,
              label: (
                <>
                  {nameOf(tag)}
                  {mark ? <span className="text-xs font-normal text-muted-foreground">{mark}</span> : null}
                </>
              ),
            };
          })}
        />
        <Menu
          trigger={
            <Button size="sm" variant="ghost">
              <Plus size={14} aria-hidden />
              {t("addLanguage")}
            </Button>
          }
        >
          {(["surveys", "others"] as const).map((kind) => {
            const tags = missing(offered[kind]);
            return tags.length > 0 ? (
              <MenuGroup key={kind} label={t(kind === "surveys" ? "surveyLanguages" : "otherLanguages")}>
                {tags.map((tag) => (
                  <MenuItem key={tag} onClick={() => onChange((present) => withLanguage(present, tag), tag)}>
                    {nameOf(tag)}
                  </MenuItem>
                ))}
              </MenuGroup>
            ) : null;
          })}
        </Menu>
      </div>
      {languages.length > 1 ? (
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted-foreground">
          <span className="grow">{t("fallback", { language: nameOf(fallback, "within") })}</span>
          {language === fallback ? null : (
            <Button size="sm" variant="ghost" onClick={makeFirst}>
              <ArrowUp size={14} aria-hidden />
              {t("makeFirst", { language: nameOf(language, "within") })}
            </Button>
          )}
          <Button size="sm" variant="ghost" onClick={remove}>
            <Trash2 size={14} aria-hidden />
            {t("removeLanguage", { language: nameOf(language, "within") })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
