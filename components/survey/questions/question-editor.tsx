"use client";
import { ChevronDown, ChevronRight, GripVertical } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { Panel } from "@/components/ui/panel";
import type { QuestionsDraft } from "@/lib/survey/question/draft";
import type { QuestionFault } from "@/lib/survey/question/faults";
import type { QuestionWarning } from "@/lib/survey/question/warnings";
import { dropZone, take } from "./drag";
import { QuestionWarnings } from "./question-warnings";
import { RowButtons } from "./row-buttons";
import type { useLogic } from "./use-logic";

/** Seen where a question is open, so loaded then. */
const QuestionFields = dynamic(async () => (await import("./question-fields")).QuestionFields);

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
        {open ? (
          <QuestionFields {...{ form, position, language, languages, logic, answers, faults, type }} />
        ) : null}
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
