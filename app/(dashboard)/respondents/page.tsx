import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { ListPage } from "@/components/list/list-page";
import { ErasureNote } from "@/components/respondent/erasure-note";
import { PeopleTabs } from "@/components/respondent/people-tabs";
import { RespondentTable, respondentRow } from "@/components/respondent/respondent-table";
import { ButtonLink } from "@/components/ui/button";
import { CsvLinks } from "@/components/ui/csv-links";
import { EmptyState } from "@/components/ui/empty-state";
import { database } from "@/db";
import { findSearch, searchedShare } from "@/lib/erasure/search";
import { hrefWith } from "@/lib/list/href";
import { respondentStates } from "@/lib/respondent/detail";
import { listRespondents } from "@/lib/respondent/queries";
import { surveyTitles } from "@/lib/survey/list";

type Query = { q?: string; cursor?: string };

export const generateMetadata = titled("respondents.title");

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
  const searching = await findSearch(db, workspace.id, null);
  const t = await getTranslations("respondents");
  return (
    <ListPage
      title={t("title")}
      text={t("text")}
      above={
        <>
          <PeopleTabs current="respondents" />
          {searching ? (
            <ErasureNote before={searching.before.toISOString()} share={searchedShare(searching)} />
          ) : null}
        </>
      }
      search={t("search")}
      tools={<CsvLinks href={hrefWith("/respondents/csv", { q })} />}
      path="/respondents"
      query={{ q, cursor }}
      next={nextCursor}
      some={data.length > 0}
      noMatch={t("noMatch")}
      clear={t("clear")}
      empty={
        <EmptyState
          title={t("empty")}
          action={<ButtonLink href="/automations">{t("toAutomations")}</ButtonLink>}
        >
          {t("emptyText")}
        </EmptyState>
      }
    >
      <RespondentTable
        rows={data.map((row) => respondentRow(row, states.get(row.id), titles.get(row.surveyId) ?? ""))}
      />
    </ListPage>
  );
}
