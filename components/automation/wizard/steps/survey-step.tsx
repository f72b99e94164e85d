"use client";
import { CircleCheck, Lock, Pencil, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { checkedBy } from "@/components/form/checked-by";
import { ChoiceCard } from "@/components/form/choice-card";
import type { Act } from "@/components/form/outcome";
import type { Problem } from "@/components/form/problem-list";
import { useLanguageName } from "@/components/shell/language-name";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Status } from "@/components/ui/status";
import { type Saved, StepForm } from "../step-form";
import type { QuickSurvey } from "./quick-survey-dialog";

/** Loaded when it is opened. */
const QuickSurveyDialog = dynamic(async () => (await import("./quick-survey-dialog")).QuickSurveyDialog);

/** A survey to choose. `host` is where an external one is. */
export type SurveyChoice = {
  id: string;
  title: string;
  status: "draft" | "open" | "closed";
  languages: string[];
  variables: number;
  host: string | null;
};

const looks = {
  open: { tone: "success", icon: CircleCheck },
  draft: { tone: "neutral", icon: Pencil },
  closed: { tone: "warning", icon: Lock },
} as const;

/** More surveys than this can be searched. */
const few = 8;

/** Step 2: the survey that is sent out. */
export function SurveyStep({
  automationId,
  surveyId,
  surveys,
  save,
  make,
}: {
  automationId: string;
  surveyId: string | null;
  surveys: readonly SurveyChoice[];
  save: Act<Saved<{ surveyId: string }>>;
  make: Act<QuickSurvey, string>;
}) {
  const languageName = useLanguageName();
  const t = useTranslations("wizard.survey");
  const router = useRouter();
  const [making, setMaking] = useState(false);
  const [search, setSearch] = useState("");
  const [problems, setProblems] = useState<Problem[]>([]);
  const form = useForm({
    resolver: checkedBy(async () => (await import("@/lib/automation/wizard/step-schema")).surveyStep),
    defaultValues: { surveyId: surveyId ?? "" },
  });
  const chosenId = form.watch("surveyId");
  const chosen = surveys.find(({ id }) => id === chosenId);
  const shown = surveys.filter(
    ({ id, title }) => id === chosenId || title.toLowerCase().includes(search.trim().toLowerCase()),
  );

  async function collect(loud: boolean) {
    const valid = await form.trigger();
    if (loud) setProblems(valid ? [] : [{ text: t("choose"), control: `survey-${surveys[0]?.id}` }]);
    return valid ? form.getValues() : null;
  }

  const dialog = making ? (
    <QuickSurveyDialog
      onClose={() => setMaking(false)}
      make={make}
      onMade={(id) => {
        setMaking(false);
        form.setValue("surveyId", id, { shouldDirty: true });
        router.refresh();
      }}
    />
  ) : null;
  const makers = (
    <>
      <Button
        variant={surveys.length === 0 ? "primary" : "default"}
        size="sm"
        onClick={() => setMaking(true)}
      >
        <Plus size={14} aria-hidden />
        {t("create")}
      </Button>
      <ButtonLink href="/surveys/new" size="sm" variant={surveys.length === 0 ? "default" : "ghost"}>
        {t("editor")}
      </ButtonLink>
    </>
  );

  return (
    <StepForm
      automationId={automationId}
      step="survey"
      save={save}
      collect={collect}
      dirty={form.formState.isDirty}
      problems={problems}
      blocked={chosenId === "" ? t("choose") : null}
    >
      {dialog}
      {surveys.length === 0 ? (
        <EmptyState className="mt-7" title={t("none.title")} action={makers}>
          {t("none.text")}
        </EmptyState>
      ) : (
        <>
          {surveys.length > few ? (
            <Input
              type="search"
              aria-label={t("find")}
              placeholder={t("find")}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              className="mt-6 max-w-[320px]"
            />
          ) : null}
          <fieldset className="mt-5 grid gap-2">
            <legend className="sr-only">{t("group")}</legend>
            {shown.map(({ id, title, status, languages, variables, host }) => (
              <ChoiceCard
                key={id}
                id={`survey-${id}`}
                value={id}
                title={title}
                {...form.register("surveyId")}
              >
                <span className="flex flex-wrap gap-x-3 gap-y-0.5">
                  <Status {...looks[status]}>{t(`status.${status}`)}</Status>
                  <span>{t("variables", { count: variables })}</span>
                  <span>{languages.map((tag) => languageName(tag)).join(", ")}</span>
                  {host ? <span>{t("external", { host })}</span> : null}
                </span>
              </ChoiceCard>
            ))}
            {shown.length === 0 ? <p className="text-sm text-muted-foreground">{t("noMatch")}</p> : null}
          </fieldset>
          <div className="mt-4 flex flex-wrap gap-2">{makers}</div>
          {chosen && chosen.status !== "open" ? (
            <Banner kind="warning" role="status" className="mt-5" title={t(`notOpen.${chosen.status}`)} />
          ) : null}
        </>
      )}
    </StepForm>
  );
}
