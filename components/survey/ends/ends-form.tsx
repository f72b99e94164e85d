"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EditForm, type SavedEdit } from "@/components/form/edit-form";
import { useLate } from "@/components/form/use-late";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Panel, PanelBody } from "@/components/ui/panel";
import {
  type Ends,
  type EndsDraft,
  endsOfDraft,
  gatedReviews,
  newThanks,
  type ThanksDraft,
} from "@/lib/survey/ends";
import type { Question, Variable } from "@/lib/survey/queries";
import { draftOfQuestion } from "@/lib/survey/question/draft";
import { isLacking } from "@/lib/survey/texts";
import { LanguageSwitch } from "../questions/language-switch";
import { UndoStrip } from "../questions/undo-strip";
import { useAnnounced } from "../questions/use-announced";
import { useLogic } from "../questions/use-logic";
import { EndText } from "./end-text";
import { PipeList } from "./pipe-list";
import { ThanksEditor } from "./thanks-editor";

const loadJudge = () => import("@/lib/survey/ends-faults");

/** What a survey says before the first page and after the last: by language, and after it by what was answered. */
export function EndsForm({
  survey,
  draft,
  seen,
  save,
}: {
  survey: {
    id: string;
    languages: readonly string[];
    variables: readonly Variable[];
    questions: readonly Question[];
  };
  draft: EndsDraft;
  seen: string;
  save: SavedEdit<Ends>;
}) {
  const t = useTranslations("survey.ends");
  const { id, languages, variables, questions } = survey;
  const [ends, setEnds] = useState(draft);
  const [language, setLanguage] = useState(languages[0] ?? "en");
  const [strict, setStrict] = useState(false);
  const announced = useAnnounced();
  const drafts = questions.map((question) => draftOfQuestion(question, languages));
  const logic = useLogic(id, drafts, variables, language, languages);
  const fields = logic.fieldsOf(drafts.length);
  const judge = useLate(loadJudge, strict || ends !== draft);
  const faults = strict ? (judge?.faultsOfEnds(ends, survey) ?? []) : [];
  const gated = new Set(gatedReviews(ends.thankYou));
  const value = endsOfDraft(ends);
  const texts = [
    ends.welcome,
    ...ends.thankYou.flatMap(({ text, link, label }) => (link.trim() ? [text, label] : [text])),
  ];
  const everybody = ends.thankYou.findIndex(({ when }) => when === null);

  const setThanks = (thankYou: ThanksDraft[]) => setEnds((now) => ({ ...now, thankYou }));
  function move(i: number, by: -1 | 1) {
    const next = [...ends.thankYou];
    next.splice(i + by, 0, ...next.splice(i, 1));
    setThanks(next);
    announced.say(t("moved", { from: i + 1, to: i + by + 1 }));
  }
  function drop(i: number) {
    const gone = ends.thankYou[i]!;
    setThanks(ends.thankYou.toSpliced(i, 1));
    announced.say(t("deleted", { number: i + 1 }), () =>
      setEnds((now) => ({ ...now, thankYou: now.thankYou.toSpliced(i, 0, gone) })),
    );
  }

  return (
    <EditForm
      value={value}
      problems={faults.map(({ thanks, part, message }) => ({
        text:
          thanks === null
            ? t("fault.welcome", { message })
            : t(`fault.${part}`, { number: thanks + 1, message }),
        control: thanks === null ? "welcome" : `thanks-${thanks}`,
      }))}
      check={async () => {
        const found = (await loadJudge()).faultsOfEnds(ends, survey);
        setStrict(true);
        return found.length === 0;
      }}
      seen={seen}
      save={save && ((digest) => save(null, { id, seen: digest, ...value }))}
      aside={<PipeList fields={fields} />}
    >
      {languages.length > 1 ? (
        <LanguageSwitch
          languages={languages}
          value={language}
          leftOf={(tag) => texts.filter((text) => isLacking(text, tag)).length}
          onChange={setLanguage}
          settings={`/surveys/${id}/settings`}
        />
      ) : null}
      <Panel id="welcome" tabIndex={-1} className="scroll-mt-4">
        <PanelBody>
          <EndText
            label={t("welcome")}
            hint={t("welcomeHint")}
            texts={ends.welcome}
            {...{ language, languages }}
            error={faults.find(({ thanks }) => thanks === null)?.message}
            onChange={(welcome) => setEnds((now) => ({ ...now, welcome }))}
          />
        </PanelBody>
      </Panel>
      <h2 className="mt-8">{t("thanks")}</h2>
      <p className="mt-1 mb-3 text-sm text-muted-foreground">
        {ends.thankYou.length === 0 ? t("usual") : t("firstFits")}
      </p>
      <UndoStrip said={announced.said} onUndo={announced.undo} />
      <ol className="grid gap-3">
        {ends.thankYou.map((thanks, i) => (
          <ThanksEditor
            key={thanks.id}
            {...{ thanks, fields, language, languages, logic }}
            number={i + 1}
            count={ends.thankYou.length}
            hidden={everybody >= 0 && everybody < i}
            gated={gated.has(i)}
            faults={faults.filter((fault) => fault.thanks === i)}
            mayAct={save !== null}
            onChange={(change) =>
              setEnds((now) => ({
                ...now,
                thankYou: now.thankYou.map((each) => (each.id === thanks.id ? { ...each, ...change } : each)),
              }))
            }
            onMove={(by) => move(i, by)}
            onDelete={() => drop(i)}
          />
        ))}
      </ol>
      {ends.thankYou.length > 0 && everybody < 0 ? (
        <Banner kind="neutral" className="mt-3" title={t("others")} />
      ) : null}
      {save && ends.thankYou.length < 20 ? (
        <Button
          className="mt-3"
          onClick={() => {
            announced.say("");
            setThanks([...ends.thankYou, newThanks(crypto.randomUUID())]);
          }}
        >
          <Plus size={14} aria-hidden />
          {t("add")}
        </Button>
      ) : null}
    </EditForm>
  );
}
