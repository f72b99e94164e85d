import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { ListBody } from "@/components/list/list-body";
import { PeopleTabs } from "@/components/respondent/people-tabs";
import { RespondentTable, respondentRow } from "@/components/respondent/respondent-table";
import { ButtonLink } from "@/components/ui/button";
import { CsvLinks } from "@/components/ui/csv-links";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchForm } from "@/components/ui/search-form";
import { database } from "@/db";
import { hrefWith } from "@/lib/list/href";
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
  const hrefOf = (more: Query, path = "/respondents") => hrefWith(path, { q, ...more });
  return (
    <>
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <PeopleTabs current="respondents" />
      <div className="mb-3.5 flex flex-wrap items-center justify-end gap-3">
        <SearchForm label={t("search")} path="/respondents" value={q} />
        {data.length > 0 ? <CsvLinks href={hrefOf({}, "/respondents/csv")} /> : null}
      </div>
      <ListBody
        some={data.length > 0}
        narrowed={
          q
            ? { title: t("noMatch"), text: `“${q}”`, clear: { href: "/respondents", label: t("clear") } }
            : null
        }
        empty={
          <EmptyState
            title={t("empty")}
            action={<ButtonLink href="/automations">{t("toAutomations")}</ButtonLink>}
          >
            {t("emptyText")}
          </EmptyState>
        }
        newer={cursor ? hrefOf({}) : null}
        older={nextCursor ? hrefOf({ cursor: nextCursor }) : null}
      >
        <RespondentTable
          rows={data.map((row) => respondentRow(row, states.get(row.id), titles.get(row.surveyId) ?? ""))}
        />
      </ListBody>
    </>
  );
}
