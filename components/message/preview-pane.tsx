"use client";
import { Moon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { MessagePreview, PreviewPerson } from "@/lib/invitation/message-preview";
import { directionOf } from "@/lib/text/language";
import { useLanguageName } from "../shell/language-name";
import { Button } from "../ui/button";
import { Choices } from "../ui/choices";
import { SelectField } from "../ui/field";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import type { MessageSurvey } from "./field-picker";
import { MailFrame } from "./mail-frame";

/** The message as it arrives: for which survey, in which language, on which screen. `children` stand under it. */
export function PreviewPane({
  preview,
  failed,
  surveys,
  surveyId,
  onSurvey,
  languages,
  language,
  onLanguage,
  person,
  onPerson,
  children,
}: {
  preview: MessagePreview | undefined;
  failed: boolean;
  surveys: readonly MessageSurvey[];
  surveyId: string;
  onSurvey: (id: string) => void;
  languages: readonly string[];
  language: string;
  onLanguage: (tag: string) => void;
  person: PreviewPerson;
  onPerson: (person: PreviewPerson) => void;
  children?: ReactNode;
}) {
  const t = useTranslations("messages.preview");
  const editor = useTranslations("messages.editor");
  const nameOf = useLanguageName();
  const [view, setView] = useState<"phone" | "wide" | "text">("phone");
  const [dark, setDark] = useState(false);
  return (
    <section aria-labelledby="preview-title" className="grid gap-3">
      <h2 id="preview-title">{t("title")}</h2>
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          className="col-span-2"
          label={t("survey")}
          value={surveyId}
          onChange={(event) => onSurvey(event.target.value)}
        >
          {surveys.length === 0 ? <option value="">{t("noSurvey")}</option> : null}
          {surveys.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={editor("language")}
          value={language}
          onChange={(event) => onLanguage(event.target.value)}
        >
          {languages.map((tag) => (
            <option key={tag} value={tag}>
              {nameOf(tag)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("person")}
          value={person}
          onChange={(event) => onPerson(event.target.value as PreviewPerson)}
        >
          {(["full", "bare"] as const).map((each) => (
            <option key={each} value={each}>
              {t(each)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Choices
          label={t("view")}
          value={view}
          onChange={setView}
          options={(["phone", "wide", "text"] as const).map((value) => ({ value, label: t(value) }))}
        />
        {view === "text" ? null : (
          <Button
            size="sm"
            variant="ghost"
            aria-pressed={dark}
            onClick={() => setDark(!dark)}
            className="aria-pressed:bg-primary-soft aria-pressed:text-primary"
          >
            <Moon size={14} aria-hidden />
            {t("dark")}
          </Button>
        )}
      </div>
      {failed ? (
        <p role="status" className="rounded-md border bg-sunken p-3 text-sm text-muted-foreground">
          {t("failed")}
        </p>
      ) : !preview ? (
        <Skeleton className="h-[480px]" />
      ) : (
        <Panel className="overflow-hidden">
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 border-b px-4 py-3 text-sm">
            <dt className="text-muted-foreground">{t("to")}</dt>
            <dd className="wrap-anywhere">{preview.to}</dd>
            <dt className="text-muted-foreground">{t("subject")}</dt>
            <dd lang={language} dir={directionOf(language)} className="font-semibold wrap-anywhere">
              {preview.subject}
            </dd>
          </dl>
          {view === "text" ? (
            <PlainText language={language}>{preview.text}</PlainText>
          ) : (
            <MailFrame title={t("frame")} html={preview.html} width={view} dark={dark} />
          )}
        </Panel>
      )}
      {children}
    </section>
  );
}

const plainText =
  "max-h-[560px] overflow-auto p-4 text-xs/5 wrap-anywhere whitespace-pre-wrap -outline-offset-2";

function PlainText({ language, children }: { language: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <pre tabIndex={0} lang={language} dir={directionOf(language)} className={plainText}>
      {children}
    </pre>
  );
}
