"use client";
import { ChevronDown, ChevronRight, GripVertical } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { Field, SelectField, TextField } from "@/components/ui/field";
import { TextArea } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { SwitchRow } from "@/components/ui/switch";
import { newQuestion, type QuestionDraft, type QuestionsDraft } from "@/lib/survey/question/draft";
import type { QuestionFault } from "@/lib/survey/question/faults";
import { hasOptions, hasScale, questionTypes } from "@/lib/survey/question/type";
import type { QuestionWarning } from "@/lib/survey/question/warnings";
import { directionOf } from "@/lib/text/language";
import { dropZone, take } from "./drag";
import { OptionsEditor } from "./options-editor";
import { PageSelect } from "./page-select";
import { QuestionWarnings } from "./question-warnings";
import { RowButtons } from "./row-buttons";
import { ScaleEditor } from "./scale-editor";
import { TypeParts } from "./type-parts";
import type { useLogic } from "./use-logic";
import { useOriginal } from "./use-original";

/** Seen where a question is open, so loaded then. */
const LogicEditor = dynamic(async () => (await import("./logic-editor")).LogicEditor);

/** One question: its head with what can be done to it, and while it is open all that it consists of. */
export function QuestionEditor({
  form,
  position,
  count,
  heading,
  language,
  languages,
  logic,
  answers,
  faults,
  mayAct,
  open,
  onToggle,
  warnings,
  onMend,
  onMove,
  onDrop,
  onDuplicate,
  onDelete,
}: {
  form: UseFormReturn<QuestionsDraft>;
  position: number;
  count: number;
  heading: string;
  language: string;
  languages: readonly string[];
  logic: ReturnType<typeof useLogic>;
  answers: number;
  faults: readonly QuestionFault[];
  mayAct: boolean;
  open: boolean;
  onToggle: () => void;
  warnings: readonly QuestionWarning[];
  onMend: (warning: QuestionWarning) => void;
  /** @param to the place that it gets */
  onMove: (to: number) => void;
  /** Another question was dropped here. @param from its place */
  onDrop: (from: number) => void;
  onDuplicate: () => void;
  onDelete: () => void;
}) {
  const t = useTranslations("survey.questions");
  const number = position + 1;
  const type = useWatch({ control: form.control, name: `questions.${position}.type` });
  const page = useWatch({ control: form.control, name: `questions.${position}.page` });
  const shown = logic.sentenceOf(position);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li
      id={`question-${position}`}
      tabIndex={-1}
      className="scroll-mt-4 rounded-lg outline-offset-2"
      onKeyDown={(event) => mayAct && moveByKey(event)}
      {...(mayAct ? dropZone(onDrop) : {})}
    >
      <Panel className={faults.length > 0 ? "border-danger-line" : ""}>
        <div className="flex items-start gap-2 py-2 pr-2 pl-1.5">
          {mayAct ? (
            // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the buttons and Alt + arrows do the same
            <span
              draggable
              title={t("grip", { number })}
              onDragStart={(event) => take(event, position)}
              className="hidden cursor-grab py-1.5 text-muted-foreground active:cursor-grabbing pointer-fine:block"
            >
              <GripVertical size={14} aria-hidden />
            </span>
          ) : null}
          <button
            type="button"
            aria-expanded={open}
            onClick={onToggle}
            className="flex min-w-0 grow items-start gap-1.5 rounded-sm py-1 text-left"
          >
            <Chevron size={16} aria-hidden className="mt-0.5 shrink-0 text-muted-foreground" />
            <span className="min-w-0">
              <span className="sr-only">{t("number", { number })} </span>
              <span className="font-semibold wrap-anywhere">
                <span aria-hidden>{number}. </span>
                {heading}
              </span>
              <span className="block text-sm text-muted-foreground">
                {t(`types.${type}`)}
                {page > 1 ? `, ${t("onPage", { number: page })}` : ""}
                {answers > 0 ? `, ${t("answers", { count: answers })}` : ""}
              </span>
              {shown ? <span className="block text-sm text-body wrap-anywhere">{shown}</span> : null}
            </span>
          </button>
          {mayAct ? (
            <RowButtons
              of="questions"
              {...{ number, count, onDelete }}
              onMove={(by) => onMove(position + by)}
              onDuplicate={{ label: t("duplicate", { number }), run: onDuplicate }}
            />
          ) : null}
        </div>
        {warnings.length > 0 ? (
          <QuestionWarnings {...{ number, warnings }} onMend={mayAct ? onMend : undefined} />
        ) : null}
        {open ? <Body {...{ form, position, language, languages, logic, answers, faults, type }} /> : null}
      </Panel>
    </li>
  );

  /** Alt and an arrow move the question; the focus goes with it. */
  function moveByKey(event: KeyboardEvent) {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const to = position + by;
    if (!event.altKey || by === 0 || to < 0 || to >= count) return;
    event.preventDefault();
    const focused = document.activeElement as HTMLElement | null;
    onMove(to);
    requestAnimationFrame(() => focused?.focus());
  }
}

function Body({
  form,
  position,
  language,
  languages,
  logic,
  answers,
  faults,
  type,
}: {
  form: UseFormReturn<QuestionsDraft>;
  position: number;
  language: string;
  languages: readonly string[];
  logic: ReturnType<typeof useLogic>;
  answers: number;
  faults: readonly QuestionFault[];
  type: QuestionDraft["type"];
}) {
  const t = useTranslations("survey.questions");
  const original = useOriginal(language, languages);
  const at = `questions.${position}` as const;
  const title = useWatch({ control: form.control, name: `${at}.title` });
  const faulty = (part: QuestionFault["part"]) => faults.some((fault) => fault.part === part);
  return (
    <div className="grid gap-4 border-t p-4">
      <Field label={t("text")} hint={original(title)} error={faulty("title") ? t("fault.blank") : undefined}>
        {(control) => (
          <TextArea
            key={language}
            {...control}
            {...form.register(`${at}.title.${language}`)}
            defaultValue={title[language] ?? ""}
            lang={language}
            dir={directionOf(language)}
            rows={2}
            className="min-h-0"
            maxLength={2000}
          />
        )}
      </Field>
      <SelectField
        label={t("type")}
        disabled={answers > 0}
        hint={answers > 0 ? t("typeFixed", { count: answers }) : undefined}
        // Not register: a disabled field would lose its value.
        value={type}
        onChange={(event) => change(event.target.value as QuestionDraft["type"])}
      >
        {questionTypes.map((each) => (
          <option key={each} value={each}>
            {t(`types.${each}`)}
          </option>
        ))}
      </SelectField>
      {hasScale(type) ? (
        <ScaleEditor {...{ form, position, language, languages }} faulty={faulty("labels")} />
      ) : null}
      {hasOptions(type) ? (
        <OptionsEditor
          {...{ form, position, language, languages }}
          answered={answers > 0}
          faulty={(option) =>
            faults.some(
              (fault) => fault.part === "options" || (fault.part === "option" && fault.option === option),
            )
          }
        />
      ) : null}
      {type === "matrix"
        ? (["rows", "columns"] as const).map((part) => (
            <OptionsEditor
              key={part}
              {...{ form, position, part, language, languages }}
              answered={answers > 0}
              faulty={() => faulty(part)}
            />
          ))
        : null}
      <TypeParts {...{ form, position }} />
      {faulty("bounds") ? <p className="text-sm text-danger">{t("fault.boundsShort")}</p> : null}
      {type === "statement" ? null : (
        <Controller
          control={form.control}
          name={`${at}.required`}
          render={({ field }) => (
            <SwitchRow label={t("required")} checked={field.value} onCheckedChange={field.onChange} />
          )}
        />
      )}
      <PageSelect {...{ form, position }} />
      <LogicEditor
        {...{ form, position, languages }}
        fields={logic.fieldsOf(position)}
        fault={faulty("showIf") ? t("fault.logicShort") : undefined}
      />
      <details className="text-sm" open={faulty("key") || undefined}>
        <summary className="w-fit rounded-sm text-muted-foreground hover:text-foreground">
          {t("more")}
        </summary>
        <TextField
          className="mt-3"
          label={t("key")}
          hint={answers > 0 ? t("keyFixed", { count: answers }) : t("keyHint")}
          error={faulty("key") ? t("fault.keyShort") : undefined}
          readOnly={answers > 0}
          spellCheck={false}
          maxLength={100}
          {...form.register(`${at}.key`)}
        />
      </details>
    </div>
  );

  function change(next: QuestionDraft["type"]) {
    form.setValue(`${at}.type`, next);
    const fresh = newQuestion(next);
    for (const part of ["options", "rows", "columns"] as const)
      if (form.getValues(`${at}.${part}`).length === 0) form.setValue(`${at}.${part}`, fresh[part]);
  }
}
