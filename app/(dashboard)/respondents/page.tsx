import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { PeopleTabs } from "@/components/respondent/people-tabs";
import { RespondentTable, respondentRow } from "@/components/respondent/respondent-table";
import { ButtonLink } from "@/components/ui/button";
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
  const { q = "", cursor } = await searchParams;
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
  const hrefOf = (more: Query) => {
    const entries = Object.entries({ q, ...more }).filter(([, value]) => value);
    const query = new URLSearchParams(entries as [string, string][]);
    return query.size > 0 ? `/respondents?${query}` : "/respondents";
  };
  return (
    <>
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <PeopleTabs current="respondents" />
      <div className="mb-3.5 flex justify-end">
        <SearchForm label={t("search")} path="/respondents" value={q} />
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
