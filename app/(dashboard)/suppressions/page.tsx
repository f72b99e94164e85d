import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { ListPage } from "@/components/list/list-page";
import { PeopleTabs } from "@/components/respondent/people-tabs";
import { AddSuppression } from "@/components/suppression/add-suppression";
import { SuppressionTable } from "@/components/suppression/suppression-table";
import { CsvLinks } from "@/components/ui/csv-links";
import { EmptyState } from "@/components/ui/empty-state";
import { Segments } from "@/components/ui/tabs";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { hrefWith } from "@/lib/list/href";
import { listSuppressions } from "@/lib/suppression/queries";
import { surveyTitles } from "@/lib/survey/list";
import { listSurveys } from "@/lib/survey/queries";
import { add, remove } from "./actions";
import { readSuppressionsQuery, reasons, type SuppressionsQuery } from "./query";

export const generateMetadata = titled("suppressions.title");

export default async function SuppressionsPage({
  searchParams,
}: {
  searchParams: Promise<SuppressionsQuery>;
}) {
  const { workspace, role } = await requireMember();
  const query = single(await searchParams);
  const { q = "", cursor } = query;
  const db = database();
  const { reason, filter } = readSuppressionsQuery(query);
  const { data, nextCursor } = await listSuppressions(db, workspace.id, { limit: 50, cursor }, filter);
  const surveyIds = data.flatMap(({ surveyId }) => surveyId ?? []);
  const titles = await surveyTitles(db, workspace.id, surveyIds);
  const mayAct = isAtLeast(role, "admin");
  const surveys = mayAct ? (await listSurveys(db, workspace.id, { limit: 200 })).data : [];
  const t = await getTranslations("suppressions");
  const hrefOf = (more: SuppressionsQuery, path = "/suppressions") => hrefWith(path, { q, reason, ...more });
  return (
    <ListPage
      title={t("title")}
      text={t("text")}
      above={<PeopleTabs current="suppressions" />}
      filters={
        <Segments
          label={t("filter")}
          tabs={[undefined, ...reasons].map((each) => ({
            href: hrefOf({ reason: each ?? "" }),
            label: each ? t(`reasons.${each}`) : t("all"),
            current: each === reason,
          }))}
        />
      }
      search={t("search")}
      tools={<CsvLinks href={hrefOf({}, "/suppressions/csv")} />}
      path="/suppressions"
      query={{ q, reason, cursor }}
      next={nextCursor}
      some={data.length > 0}
      noMatch={t("noMatch")}
      clear={t("clear")}
      action={
        mayAct ? <AddSuppression surveys={surveys.map(({ id, title }) => ({ id, title }))} add={add} /> : null
      }
      empty={<EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>}
    >
      <SuppressionTable
        rows={data.map(({ id, email, reason: why, note, surveyId, createdAt }) => ({
          ...{ id, email, reason: why, note },
          survey: surveyId ? (titles.get(surveyId) ?? "") : null,
          createdAt: createdAt.toISOString(),
        }))}
        remove={mayAct ? remove : null}
      />
    </ListPage>
  );
}
