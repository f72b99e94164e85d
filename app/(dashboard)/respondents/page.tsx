import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { PeopleTabs } from "@/components/respondent/people-tabs";
import { RespondentTable, respondentRow } from "@/components/respondent/respondent-table";
import { ButtonLink } from "@/components/ui/button";
import { CsvLinks } from "@/components/ui/csv-links";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SearchForm } from "@/components/ui/search-form";
import { database } from "@/db";
import { respondentStates } from "@/lib/respondent/detail";
import { listRespondents } from "@/lib/respondent/queries";
import { surveyTitles } from "@/lib/survey/list";

type Query = { q?: string; cursor?: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("respondents"))("title") };
}

export default async function RespondentsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { workspace } = await requireMember();
  const { q = "", cursor } = single(await searchParams);
  const db = database();
  const search = q.trim() || undefined;
  const { data, nextCursor } = await listRespondents(db, workspace.id, null, { limit: 50, cursor }, search);
  const titles = await surveyTitles(
    db,
    workspace.id,
    data.map(({ surveyId }) => surveyId),
  );
  const states = await respondentStates(db, workspace.id, data);
  const t = await getTranslations("respondents");
  const ui = await getTranslations("ui");
  const hrefOf = (more: Query, path = "/respondents") => {
    const entries = Object.entries({ q, ...more }).filter(([, value]) => value);
    const query = new URLSearchParams(entries as [string, string][]);
    return query.size > 0 ? `${path}?${query}` : path;
  };
  return (
    <>
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <PeopleTabs current="respondents" />
      <div className="mb-3.5 flex flex-wrap items-center justify-end gap-3">
        <SearchForm label={t("search")} path="/respondents" value={q} />
        {data.length > 0 ? <CsvLinks href={hrefOf({}, "/respondents/csv")} /> : null}
      </div>
      {data.length > 0 ? (
        <RespondentTable
          rows={data.map((row) => respondentRow(row, states.get(row.id), titles.get(row.surveyId) ?? ""))}
        />
      ) : q ? (
        <EmptyState title={t("noMatch")} action={<ButtonLink href="/respondents">{t("clear")}</ButtonLink>}>
          “{q}”
        </EmptyState>
      ) : (
        <EmptyState
          title={t("empty")}
          action={<ButtonLink href="/automations">{t("toAutomations")}</ButtonLink>}
        >
          {t("emptyText")}
        </EmptyState>
      )}
      <Pager
        label={ui("pages")}
        newer={cursor ? hrefOf({}) : null}
        older={nextCursor ? hrefOf({ cursor: nextCursor }) : null}
        words={{ newer: ui("newer"), older: ui("older") }}
      />
    </>
  );
}
