import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { ListBody } from "@/components/list/list-body";
import { PeopleTabs } from "@/components/respondent/people-tabs";
import { AddSuppression } from "@/components/suppression/add-suppression";
import { SuppressionTable } from "@/components/suppression/suppression-table";
import { CsvLinks } from "@/components/ui/csv-links";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchForm } from "@/components/ui/search-form";
import { Segments } from "@/components/ui/tabs";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { hrefWith } from "@/lib/list/href";
import { listSuppressions } from "@/lib/suppression/queries";
import { surveyTitles } from "@/lib/survey/list";
import { listSurveys } from "@/lib/survey/queries";
import { add, remove } from "./actions";
import { readSuppressionsQuery, reasons, type SuppressionsQuery } from "./query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("suppressions"))("title") };
}

export default async function SuppressionsPage({
  searchParams,
}: {
  searchParams: Promise<SuppressionsQuery>;
}) {
  const { workspace, role } = await requireMember();
  const query = single(await searchParams);
  const { q = "", cursor } = query;
  const db = database();
  const { reason, search, filter } = readSuppressionsQuery(query);
  const { data, nextCursor } = await listSuppressions(db, workspace.id, { limit: 50, cursor }, filter);
  const surveyIds = data.flatMap(({ surveyId }) => surveyId ?? []);
  const titles = await surveyTitles(db, workspace.id, surveyIds);
  const mayAct = isAtLeast(role, "admin");
  const surveys = mayAct ? (await listSurveys(db, workspace.id, { limit: 200 })).data : [];
  const t = await getTranslations("suppressions");
  const hrefOf = (more: SuppressionsQuery, path = "/suppressions") => hrefWith(path, { q, reason, ...more });
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          mayAct ? (
            <AddSuppression surveys={surveys.map(({ id, title }) => ({ id, title }))} add={add} />
          ) : null
        }
      >
        {t("text")}
      </PageHeader>
      <PeopleTabs current="suppressions" />
      <div className="mb-3.5 flex flex-wrap items-center justify-between gap-3">
        <Segments
          label={t("filter")}
          tabs={[undefined, ...reasons].map((each) => ({
            href: hrefOf({ reason: each ?? "" }),
            label: each ? t(`reasons.${each}`) : t("all"),
            current: each === reason,
          }))}
        />
        <div className="flex flex-wrap items-center gap-3 max-md:w-full">
          <SearchForm label={t("search")} path="/suppressions" value={q} keep={{ reason }} />
          {data.length > 0 ? <CsvLinks href={hrefOf({}, "/suppressions/csv")} /> : null}
        </div>
      </div>
      <ListBody
        some={data.length > 0}
        narrowed={
          search || reason
            ? { title: t("noMatch"), clear: { href: "/suppressions", label: t("clear") } }
            : null
        }
        empty={<EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>}
        newer={cursor ? hrefOf({}) : null}
        older={nextCursor ? hrefOf({ cursor: nextCursor }) : null}
      >
        <SuppressionTable
          rows={data.map(({ id, email, reason: why, note, surveyId, createdAt }) => ({
            ...{ id, email, reason: why, note },
            survey: surveyId ? (titles.get(surveyId) ?? "") : null,
            createdAt: createdAt.toISOString(),
          }))}
          remove={mayAct ? remove : null}
        />
      </ListBody>
    </>
  );
}
