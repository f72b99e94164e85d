import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { ListPage } from "@/components/list/list-page";
import { SurveyTable } from "@/components/survey/survey-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { countUses } from "@/lib/survey/list";
import { listSurveys } from "@/lib/survey/queries";

type Query = { q?: string; cursor?: string };

export const generateMetadata = titled("surveys.title");

export default async function SurveysPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { workspace, role } = await requireMember();
  const { q = "", cursor } = single(await searchParams);
  const db = database();
  const { data, nextCursor } = await listSurveys(db, workspace.id, { limit: 50, cursor }, q.trim());
  const uses = await countUses(
    db,
    workspace.id,
    data.map(({ id }) => id),
  );
  const t = await getTranslations("surveys");
  const ui = await getTranslations("ui");
  const create = isAtLeast(role, "admin") ? (
    <ButtonLink href="/surveys/new" variant="primary" className="max-md:grow">
      <Plus size={16} aria-hidden />
      {t("create")}
    </ButtonLink>
  ) : null;
  return (
    <ListPage
      title={t("title")}
      text={t("text")}
      action={data.length > 0 || q ? create : null}
      search={ui("search")}
      path="/surveys"
      query={{ q, cursor }}
      next={nextCursor}
      some={data.length > 0}
      noMatch={t("noMatch")}
      clear={t("clear")}
      empty={
        <EmptyState title={t("empty")} action={create}>
          {create ? t("emptyText") : t("emptyViewer")}
        </EmptyState>
      }
    >
      <SurveyTable
        rows={data.map(({ id, title, kind, url, status, languages, questions }) => ({
          id,
          title,
          status,
          languages,
          external: kind === "external" && url ? new URL(url.replace(/\{\{.*$/, "")).host : null,
          questions: questions.length,
          ...uses.get(id)!,
        }))}
      />
    </ListPage>
  );
}
