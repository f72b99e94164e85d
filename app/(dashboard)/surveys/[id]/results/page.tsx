import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { QuestionResults } from "@/components/results/question-results";
import { RateChart } from "@/components/results/rate-chart";
import { ResultFunnel } from "@/components/results/result-funnel";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Segments } from "@/components/ui/tabs";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { countProgressSteps, sumProgress } from "@/lib/response/progress";
import { eachResponse } from "@/lib/response/queries";
import { type ResultInput, sumUp } from "@/lib/response/results";
import { languageName } from "@/lib/survey/translation";
import { loadSurvey, type SurveyParams } from "../load";
import { type ResultQuery, readFilter, resultRanges } from "./query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("survey"))("tabs.results") };
}

export default async function ResultsPage({
  searchParams,
  ...props
}: SurveyParams & { searchParams: Promise<ResultQuery> }) {
  const { survey, workspace } = await loadSurvey(props);
  const query = await searchParams;
  const { range, language, since, filter } = readFilter(query, survey.languages, systemClock());
  const { timeZone } = workspace;
  const db = database();
  const responses: ResultInput[] = [];
  for await (const response of eachResponse(db, workspace.id, survey.id, filter)) responses.push(response);
  const results = sumUp(survey.questions, responses, timeZone);
  const unit = range === "all" ? "week" : "day";
  const steps = await countProgressSteps(db, workspace.id, survey.id, { unit, since, timeZone });
  const t = await getTranslations("results");
  const path = `/surveys/${survey.id}/results`;
  const hrefOf = (more: Partial<Record<keyof ResultQuery, string | null>>) => {
    const entries = Object.entries({ range: range === "all" ? null : range, language, ...more });
    return `?${new URLSearchParams(entries.filter(([, value]) => value) as [string, string][])}`;
  };
  if (results.total === 0 && steps.length === 0 && range === "all" && !language) {
    return (
      <EmptyState
        title={t("empty")}
        action={<ButtonLink href={`/surveys/${survey.id}/respondents`}>{t("toRespondents")}</ButtonLink>}
      >
        {survey.status === "open" ? t("emptyText") : t("emptyClosed")}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-2">
        <Segments
          label={t("range")}
          tabs={resultRanges.map((each) => ({
            href: hrefOf({ range: each === "all" ? null : each }),
            label: t(`ranges.${each}`),
            current: each === range,
          }))}
        />
        {survey.languages.length > 1 ? (
          <Segments
            label={t("language")}
            tabs={[
              { href: hrefOf({ language: null }), label: t("allLanguages"), current: language === null },
              ...survey.languages.map((each) => ({
                href: hrefOf({ language: each }),
                label: languageName(each),
                current: each === language,
              })),
            ]}
          />
        ) : null}
        <a href={`${path}/csv${hrefOf({})}`} download className={buttonClass({ className: "md:ml-auto" })}>
          <Download size={14} aria-hidden />
          {t("export")}
        </a>
      </div>
      <div className="grid gap-6">
        <ResultFunnel {...sumProgress(steps)} byLanguage={language !== null} />
        {steps.length > 0 ? <RateChart steps={steps} unit={unit} /> : null}
        {survey.kind === "external" ? <p className="text-sm text-body">{t("external")}</p> : null}
        {results.total === 0 ? (
          <EmptyState title={t("noMatch")}>{t("noMatchText")}</EmptyState>
        ) : (
          <QuestionResults
            results={results.questions}
            languages={survey.languages}
            locale={await getLocale()}
          />
        )}
      </div>
    </>
  );
}
