"use client";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFieldArray, useForm, useWatch } from "react-hook-form";
import { EditForm, type SavedEdit } from "@/components/form/edit-form";
import { useLate } from "@/components/form/use-late";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { SpokenWords as Spoken } from "@/lib/survey/own-words";
import type { Question, Variable } from "@/lib/survey/queries";
import {
  copyOf,
  countUntranslated,
  named,
  newQuestion,
  type QuestionDraft,
  type QuestionsDraft,
  questionsOfDrafts,
} from "@/lib/survey/question/draft";
import type { QuestionFault } from "@/lib/survey/question/faults";
import { questionTypes } from "@/lib/survey/question/type";
import { type QuestionWarning, warningsOf } from "@/lib/survey/question/warnings";
import { translate } from "@/lib/survey/translation";
import { useWays } from "../ways/use-ways";
import { LanguageSwitch } from "./language-switch";
import { QuestionEditor } from "./question-editor";
import { useQuestionFaultWords } from "./question-fault-words";
import { UndoStrip } from "./undo-strip";
import { useAnnounced } from "./use-announced";
import { useLogic } from "./use-logic";
import { SpokenWords } from "./use-words";

/** Drawn from what the form holds, so loaded after it; the map is seldom seen at once. */
const SurveyPreview = dynamic(async () => (await import("./survey-preview")).SurveyPreview);
const WaysMap = dynamic(async () => (await import("../ways/ways-map")).WaysMap);

const loadJudge = () => import("@/lib/survey/question/faults");

/** The questions of a hosted survey: written in one language at a time, tried at the side, kept by one Save. */
export function QuestionsForm({
  survey: { id, title, sender, languages, variables },
  drafts,
  words,
  answers,
  seen,
  save,
}: {
  survey: {
    id: string;
    title: string;
    sender: string;
    languages: readonly string[];
    variables: readonly Variable[];
  };
  drafts: QuestionDraft[];
  words: Readonly<Record<string, Spoken>>;
  /** How many answers are stored, by question key. */
  answers: Readonly<Record<string, number>>;
  seen: string;
  save: SavedEdit<{ questions: Question[] }>;
}) {
  const t = useTranslations("survey.questions");
  const faultWords = useQuestionFaultWords();
  const form = useForm<QuestionsDraft>({ defaultValues: { questions: drafts } });
  const list = useFieldArray({ control: form.control, name: "questions" });
  const written = useWatch({ control: form.control, name: "questions" });
  const [language, setLanguage] = useState(languages[0] ?? "en");
  const [open, setOpen] = useState<readonly string[]>(list.fields.slice(0, 1).map(({ id }) => id));
  // The newest one stands last, and its id is not known before it is drawn.
  const [newest, setNewest] = useState(false);
  const [asked, setAsked] = useState<number | null>(null);
  const [strict, setStrict] = useState(false);
  const announced = useAnnounced();
  const questions = questionsOfDrafts(written, languages);
  const logic = useLogic(id, written, variables, language, languages);
  const ways = useWays(questions, variables, languages);
  const judge = useLate(loadJudge, form.formState.isDirty || strict);
  const faults = judge?.faultsOfQuestions(written, languages, variables) ?? [];
  const titleOf = (draft: QuestionDraft | undefined) =>
    (draft && translate(blankless(draft.title), language, languages)?.text) || t("untitled");

  function add(type: QuestionDraft["type"]) {
    list.append(newQuestion(type), { shouldFocus: false });
    setOpen([]);
    setNewest(true);
    announced.say("");
  }

  function refuse(faults: readonly QuestionFault[]) {
    setStrict(true);
    setOpen(faults.flatMap(({ question }) => list.fields[question]?.id ?? []));
  }

  const isOpen = (i: number) =>
    save === null || open.includes(list.fields[i]!.id) || (newest && i === list.fields.length - 1);

  function toggle(i: number) {
    const { id } = list.fields[i]!;
    setOpen(isOpen(i) ? open.filter((each) => each !== id) : [...open, id]);
    if (i === list.fields.length - 1) setNewest(false);
  }

  function move(from: number, to: number) {
    if (to === from || to < 0 || to >= list.fields.length) return;
    list.move(from, to);
    announced.say(t("moved", { from: from + 1, to: to + 1 }), () => list.move(to, from), false);
  }

  function duplicate(i: number) {
    list.insert(i + 1, copyOf(form.getValues(`questions.${i}`)), { shouldFocus: false });
    announced.say(t("duplicated", { number: i + 2 }), () => list.remove(i + 1), false);
  }

  function mend(i: number, warning: QuestionWarning) {
    if (warning.code === "consent") form.setValue(`questions.${i}.required`, false, { shouldDirty: true });
    if (warning.code === "translation") setLanguage(warning.language);
    if (warning.code !== "consent") setOpen([...open, list.fields[i]!.id]);
    requestAnimationFrame(() => document.getElementById(`question-${i}`)?.focus());
  }

  function drop(i: number) {
    const gone = structuredClone(form.getValues(`questions.${i}`));
    list.remove(i);
    setAsked(null);
    announced.say(t("deleted", { title: titleOf(gone) }), () => list.insert(i, gone));
  }

  return (
    <SpokenWords value={words}>
      <EditForm
        value={questions}
        problems={
          strict
            ? faults.map((fault) => ({
                text: faultWords(fault),
                control: `question-${fault.question}`,
              }))
            : []
        }
        check={() => {
          if (faults.length > 0) refuse(faults);
          return faults.length === 0;
        }}
        seen={seen}
        save={
          save &&
          (async (digest) => {
            // Who is faster than what judges comes here.
            const late = (await loadJudge()).faultsOfQuestions(
              form.getValues("questions"),
              languages,
              variables,
            );
            if (late.length > 0) {
              refuse(late);
              return null;
            }
            // Keys and values made from the words stay what they are when the words change after this.
            const kept = named(form.getValues("questions"), languages);
            for (const [i, question] of kept.entries()) {
              form.setValue(`questions.${i}.key`, question.key);
              for (const part of ["options", "rows", "columns"] as const)
                for (const [j, { value }] of question[part].entries())
                  form.setValue(`questions.${i}.${part}.${j}.value`, value);
            }
            return save(null, { id, seen: digest, questions: questionsOfDrafts(kept, languages) });
          })
        }
        aside={
          <SurveyPreview
            survey={{ title, sender, languages, questions: questions.map(withoutBlanks) }}
            language={language}
            onLanguage={setLanguage}
          />
        }
      >
        {languages.length > 1 ? (
          <LanguageSwitch
            languages={languages}
            value={language}
            leftOf={(tag) => countUntranslated(written, tag)}
            onChange={setLanguage}
            settings={`/surveys/${id}/settings`}
          />
        ) : null}
        {ways ? <WaysMap {...ways} /> : null}
        <UndoStrip said={announced.said} onUndo={announced.undo} focused={announced.taken} />
        {list.fields.length === 0 ? (
          <EmptyState title={t("empty")}>{save ? t("emptyText") : t("emptyViewer")}</EmptyState>
        ) : (
          <ol className="grid gap-3">
            {list.fields.map((field, i) => (
              <QuestionEditor
                key={field.id}
                form={form}
                position={i}
                count={list.fields.length}
                heading={titleOf(written[i])}
                language={language}
                languages={languages}
                logic={logic}
                answers={answers[written[i]?.key ?? ""] ?? 0}
                faults={strict ? faults.filter(({ question }) => question === i) : []}
                mayAct={save !== null}
                open={isOpen(i)}
                onToggle={() => toggle(i)}
                // A row that has just been added is not written yet.
                warnings={written[i] ? warningsOf(written[i], languages, ways?.found.never ?? []) : []}
                onMend={(warning) => mend(i, warning)}
                onMove={(to) => move(i, to)}
                onDrop={(from) => move(from, i)}
                onDuplicate={() => duplicate(i)}
                onDelete={() => ((answers[written[i]?.key ?? ""] ?? 0) > 0 ? setAsked(i) : drop(i))}
              />
            ))}
          </ol>
        )}
        {save ? (
          <Menu
            trigger={
              <Button className="mt-3" variant={list.fields.length === 0 ? "primary" : "default"}>
                <Plus size={14} aria-hidden />
                {t("add")}
              </Button>
            }
          >
            {questionTypes.map((type) => (
              <MenuItem key={type} onClick={() => add(type)}>
                {t(`types.${type}`)}
              </MenuItem>
            ))}
          </Menu>
        ) : null}
      </EditForm>
      {asked === null ? null : (
        <ConfirmDialog
          title={t("confirm.title", { title: titleOf(written[asked]) })}
          description={t("confirm.text", { count: answers[written[asked]?.key ?? ""] ?? 0 })}
          submit={t("confirm.submit")}
          onClose={() => setAsked(null)}
          onSubmit={() => drop(asked)}
        />
      )}
    </SpokenWords>
  );
}

/** Answers that nothing is written for yet are not shown to anybody. */
function withoutBlanks(question: Question): Question {
  const options = question.options?.filter(({ value }) => value !== "");
  return options ? { ...question, options } : question;
}

function blankless(text: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(text).filter(([, words]) => words?.trim()));
}
