import { getTranslations } from "next-intl/server";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { ListBody } from "@/components/list/list-body";
import { RespondentTable, respondentRow } from "@/components/respondent/respondent-table";
import { ButtonLink } from "@/components/ui/button";
import { CsvLinks } from "@/components/ui/csv-links";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchForm } from "@/components/ui/search-form";
import { database } from "@/db";
import { hrefWith } from "@/lib/list/href";
import { respondentStates } from "@/lib/respondent/detail";
import { listRespondents } from "@/lib/respondent/queries";
import { loadSurvey, type SurveyParams } from "../load";

type Query = { q?: string; cursor?: string };

export const generateMetadata = titled("survey.tabs.respondents");

export default async function SurveyRespondentsPage({
  searchParams,
  ...props
}: SurveyParams & { searchParams: Promise<Query> }) {
  const { survey, workspace } = await loadSurvey(props);
  const { q = "", cursor } = single(await searchParams);
  const db = database();
  const page = { limit: 50, cursor };
  const search = q.trim() || undefined;
  const { data, nextCursor } = await listRespondents(db, workspace.id, survey.id, page, search);
  const states = await respondentStates(db, workspace.id, data);
  const t = await getTranslations();
  const path = `/surveys/${survey.id}/respondents`;
  const hrefOf = (more: Query, at = path) => hrefWith(at, { q, ...more });
  return (
    <>
      {data.length > 0 || q ? (
        <div className="mb-3.5 flex flex-wrap items-center justify-end gap-3">
          <SearchForm label={t("respondents.search")} path={path} value={q} />
          {data.length > 0 ? <CsvLinks href={hrefOf({}, `${path}/csv`)} /> : null}
        </div>
      ) : null}
      <ListBody
        some={data.length > 0}
        narrowed={
          q
            ? {
                title: t("respondents.noMatch"),
                text: `“${q}”`,
                clear: { href: path, label: t("respondents.clear") },
              }
            : null
        }
        empty={
          <EmptyState
            title={t("respondents.empty")}
            action={<ButtonLink href="/automations">{t("respondents.toAutomations")}</ButtonLink>}
          >
            {t("respondent.emptySurvey")}
          </EmptyState>
        }
        newer={cursor ? hrefOf({}) : null}
        older={nextCursor ? hrefOf({ cursor: nextCursor }) : null}
      >
        <RespondentTable rows={data.map((row) => respondentRow(row, states.get(row.id), null))} />
      </ListBody>
    </>
  );
}
