"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { PreviewPerson } from "@/lib/invitation/message-preview";
import type { MessageContent } from "@/lib/message/queries";
import { lackingLanguages } from "@/lib/survey/translation";
import { parseEmailAddress } from "@/lib/text/email-address";
import { EditForm } from "../form/edit-form";
import type { Act, Outcome } from "../form/outcome";
import { tell } from "../page/news";
import { useLanguageName } from "../shell/language-name";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { SelectField, TextField } from "../ui/field";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import type { MessageSurvey } from "./field-picker";
import { LanguageBar } from "./language-bar";
import type { MessageForm } from "./message-form";
import { PreviewPane } from "./preview-pane";
import { TemplateField } from "./template-field";
import { TestMail, type TestSent } from "./test-mail";
import { isUntranslated, withLanguage } from "./translation";
import { useMessageProblems } from "./use-message-problems";
import { usePreview } from "./use-preview";

/** What a test is sent from. */
export type TestInput = {
  content: MessageContent;
  language: string;
  replyTo: string;
  senderName: string;
  surveyId: string;
};

/** A message as it is written: its texts by language at one side, what arrives at the other. */
export function MessageEditor({
  id,
  first,
  email,
  surveys,
  offered,
  seen,
  save,
  sendTest,
  children,
}: {
  /** Null: it is not there yet. */
  id: string | null;
  first: MessageForm;
  /** Where a test goes. */
  email: string;
  /** The one to show it with comes first. */
  surveys: readonly MessageSurvey[];
  offered: { surveys: string[]; others: string[] };
  /** The digest of what is stored; empty while it is not there yet. */
  seen: string;
  /** Null for those who may only look. */
  save: Act<MessageForm & { id?: string; seen: string }, { id: string; digest: string }> | null;
  sendTest: Act<TestInput, TestSent>;
  /** What stands under the text. */
  children?: ReactNode;
}) {
  const t = useTranslations("messages");
  const router = useRouter();
  const nameOf = useLanguageName();
  const [form, setForm] = useState(first);
  const [language, setLanguage] = useState(Object.keys(first.content)[0]!);
  const [surveyId, setSurveyId] = useState(surveys[0]?.id ?? "");
  const [person, setPerson] = useState<PreviewPerson>("full");
  const [strict, setStrict] = useState(false);
  const set = (change: Partial<MessageForm>) => setForm({ ...form, ...change });
  const { content, replyTo, senderName } = form;
  const languages = Object.keys(content);
  const fallback = languages[0]!;
  const wording = content[language]!;
  const survey = surveys.find(({ id }) => id === surveyId);
  const { preview, fresh, failed } = usePreview({ content, language, surveyId, person });
  const { problems, blocked, faulty, readable } = useMessageProblems(
    form,
    { faults: preview?.faults, fresh },
    survey?.title,
  );
  const lacking = lackingLanguages(survey?.languages ?? [], languages);
  const replyFault = replyTo.trim() !== "" && !parseEmailAddress(replyTo).ok;

  function write(part: "subject" | "body", text: string) {
    set({ content: { ...content, [language]: { ...wording, [part]: text } } });
  }

  function rewrite(change: (content: MessageContent) => MessageContent, shown: string) {
    setForm((present) => ({ ...present, content: change(present.content) }));
    setLanguage(shown);
  }

  async function keep(digest: string): Promise<Outcome<string>> {
    const outcome = await save!(null, { ...form, ...(id === null ? {} : { id }), seen: digest });
    if (!outcome?.ok) return readable(outcome);
    setStrict(false);
    if (id === null) {
      tell((toast) => toast.success(t("created")));
      router.replace(`/messages/${outcome.value.id}`);
    }
    return { ...outcome, value: outcome.value.digest };
  }

  function check(): boolean {
    if (!blocked) return true;
    setStrict(true);
    const wrong = faulty.has(language) ? undefined : [...faulty][0];
    if (wrong) setLanguage(wrong);
    return false;
  }

  const blank = (text: string) => (strict && text.trim() === "" ? t("editor.fault.blank") : undefined);
  return (
    <EditForm
      value={form}
      problems={strict ? problems.map((text) => ({ text })) : []}
      check={check}
      seen={seen}
      save={save && keep}
      wideAside
      aside={
        <PreviewPane
          {...{ preview, failed, surveys, surveyId, languages, language, person }}
          onSurvey={setSurveyId}
          onLanguage={setLanguage}
          onPerson={setPerson}
        >
          {save ? (
            <TestMail
              email={email}
              send={async () =>
                readable(await sendTest(null, { content, language, replyTo, senderName, surveyId }))
              }
            />
          ) : null}
        </PreviewPane>
      }
    >
      <Panel>
        <PanelHead title={t("editor.about")} />
        <PanelBody className="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            className="sm:col-span-2"
            label={t("name")}
            hint={t("editor.nameHint")}
            error={blank(form.name)}
            maxLength={200}
            value={form.name}
            onChange={(event) => set({ name: event.target.value })}
          />
          <SelectField
            label={t("kind")}
            hint={t("editor.kindHint")}
            value={form.kind}
            onChange={(event) => set({ kind: event.target.value as MessageForm["kind"] })}
          >
            {(["invitation", "reminder"] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t("editor.replyTo")}
            hint={t("editor.replyToHint")}
            error={strict && replyFault ? t("editor.problem.replyTo") : undefined}
            type="email"
            value={replyTo}
            onChange={(event) => set({ replyTo: event.target.value })}
          />
          <TextField
            label={t("editor.senderName")}
            hint={t("editor.senderNameHint")}
            maxLength={200}
            value={senderName}
            onChange={(event) => set({ senderName: event.target.value })}
          />
        </PanelBody>
      </Panel>
      <Panel className="mt-6">
        <PanelHead title={t("editor.text")} />
        <PanelBody className="grid gap-5">
          <LanguageBar
            content={content}
            language={language}
            faulty={faulty}
            offered={offered}
            onChoose={setLanguage}
            onChange={rewrite}
          />
          {survey && lacking.length > 0 ? (
            <Banner
              kind="neutral"
              title={t("editor.lacks", {
                survey: survey.title,
                languages: lacking.map((tag) => nameOf(tag, "within")).join(", "),
                fallback: nameOf(fallback, "within"),
              })}
              action={lacking.map((tag) => (
                <Button
                  key={tag}
                  size="sm"
                  onClick={() => rewrite((present) => withLanguage(present, tag), tag)}
                >
                  {t("editor.addMissing", { language: nameOf(tag, "within") })}
                </Button>
              ))}
            />
          ) : null}
          {isUntranslated(content, language) ? (
            <Banner kind="warning" title={t("editor.sameText", { language: nameOf(fallback, "within") })} />
          ) : null}
          {(["subject", "body"] as const).map((part) => (
            <TemplateField
              key={`${part} ${language}`}
              part={part}
              language={language}
              value={wording[part]}
              onChange={(text) => write(part, text)}
              survey={survey}
              faults={preview?.faults[language]?.[part] ?? []}
              error={blank(wording[part])}
              hint={t(part === "body" ? "editor.bodyHint" : "editor.fieldsHint")}
            />
          ))}
          {survey && !survey.hasQuestion && /\{\{\s*firstQuestion\b/.test(wording.body) ? (
            <Banner kind="neutral" title={t("editor.noQuestion", { survey: survey.title })} />
          ) : null}
        </PanelBody>
      </Panel>
      {children}
    </EditForm>
  );
}
