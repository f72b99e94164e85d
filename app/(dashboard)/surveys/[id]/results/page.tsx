import { getLocale, getTranslations } from "next-intl/server";
import { titled } from "@/app/titled";
import { Comments } from "@/components/results/comments";
import { Movement } from "@/components/results/movement-panels";
import { QuestionResults } from "@/components/results/question-results";
import { RateChart } from "@/components/results/rate-chart";
import { ResultFilters } from "@/components/results/result-filters";
import { ResultFunnel } from "@/components/results/result-funnel";
import { WhereStopped } from "@/components/results/stops";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { database } from "@/db";
import { systemClock } from "@/lib/clock";
import { listGroups } from "@/lib/response/results/groups";
import { reportMovement } from "@/lib/response/results/movement-report";
import { countProgressSteps, sumProgress } from "@/lib/response/results/progress";
import { scoresOf, sumUp } from "@/lib/response/results/results";
import { findStops, hasPages } from "@/lib/response/results/stops";
import { hasScale } from "@/lib/survey/question/type";
import { loadSurvey, type SurveyParams } from "../load";
import { loadComments } from "./comments";
import { type ResultQuery, readFilter, resultHref, resultRanges } from "./query";

export const generateMetadata = titled("survey.tabs.results");

export default async function ResultsPage({
  searchParams,
  ...props
}: SurveyParams & { searchParams: Promise<ResultQuery> }) {
  const { survey, workspace } = await loadSurvey(props);
  const query = await searchParams;
  const now = systemClock();
  const read = readFilter(query, survey, workspace.timeZone, now);
  const { range, from, to, days, language, chosen, since, until, filter, before } = read;
  const unit = days === null || days > 92 ? "week" : "day";
  const db = database();
  const [results, earlier, groups, comments, { steps, newest }, movement, stops] = await Promise.all([
    sumUp(db, survey, filter, workspace.timeZone),
    before ? sumUp(db, survey, before, workspace.timeZone) : null,
    listGroups(db, survey),
    loadComments(db, survey, query, filter),
    countProgressSteps(db, workspace.id, survey.id, {
      ...{ unit, since, until, timeZone: workspace.timeZone },
      ...(filter.variables ? { variables: filter.variables } : {}),
    }),
    reportMovement(db, survey, filter, { timeZone: workspace.timeZone, now, by: query.by }),
    survey.kind === "hosted" ? findStops(db, survey, filter, workspace.timeZone) : null,
  ]);
  const scores = earlier && scoresOf(earlier.questions);
  const t = await getTranslations("results");
  const path = `/surveys/${survey.id}`;
  if (results.total === 0 && !stops?.begun && steps.length === 0 && Object.keys(filter).length === 0) {
    return (
      <EmptyState
        title={t("empty")}
        action={<ButtonLink href={`${path}/respondents`}>{t("toRespondents")}</ButtonLink>}
      >
        {survey.status === "open" ? t("emptyText") : t("emptyClosed")}
      </EmptyState>
    );
  }
  const hrefOf = (change: Record<string, string | null>) =>
    resultHref({
      range: range === "all" ? null : range,
      from,
      to,
      language,
      ...withNames(chosen),
      ...change,
    });
  const ofTen = survey.questions.find(({ type }) => hasScale(type))?.type === "nps";
  const shown = comments && {
    ...{ about: comments.about, score: comments.band?.name ?? null, q: comments.search },
  };
  return (
    <>
      <ResultFilters
        {...{ ranges: resultRanges, range, from, to, since, now, language, groups, chosen, path }}
        languages={survey.languages}
        hrefOf={hrefOf}
        keep={{ language, ...withNames(chosen) }}
        csv={`${path}/results/csv${hrefOf({})}`}
      />
      <div className="grid gap-6">
        {survey.kind === "external" ? <p className="text-sm text-body">{t("external")}</p> : null}
        {results.newest === null ? null : (
          <p className="text-sm text-body">{t("newestOnly", { count: results.newest })}</p>
        )}
        {results.total === 0 ? (
          <EmptyState title={t("noMatch")}>{t("noMatchText")}</EmptyState>
        ) : (
          <>
            {movement ? (
              <Movement
                {...{ movement, results, days, since, hrefOf }}
                before={earlier}
                languages={survey.languages}
                timeZone={workspace.timeZone}
              />
            ) : null}
            <QuestionResults
              results={results.questions}
              languages={survey.languages}
              locale={await getLocale()}
              comparison={scores && days ? { days, of: (key) => scores.get(key) } : null}
              commentsOf={(key) => `${hrefOf({ about: key })}#comments`}
            />
            {comments ? (
              <Comments
                {...{ page: comments, path: `${path}/results`, ofTen }}
                languages={survey.languages}
                respondents={`${path}/respondents`}
                hrefOf={(change) => hrefOf({ ...shown, ...change })}
                keep={Object.fromEntries(new URLSearchParams(hrefOf({ ...shown, q: null })))}
              />
            ) : null}
          </>
        )}
        {stops && stops.begun > 0 ? (
          <WhereStopped stops={stops} pages={hasPages(survey)} survey={{ ...survey, path }} />
        ) : null}
        <ResultFunnel {...sumProgress(steps)} byLanguage={language !== null} newest={newest} />
        {steps.length > 0 ? <RateChart steps={steps} unit={unit} newest={newest} /> : null}
      </div>
    </>
  );
}

function withNames(chosen: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(chosen).map(([name, value]) => [`with.${name}`, value]));
}
