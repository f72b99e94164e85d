import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { SurveyTable } from "@/components/survey/survey-table";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { database } from "@/db";
import { env } from "@/lib/env";
import { countUses } from "@/lib/survey/list";
import { listSurveys } from "@/lib/survey/queries";

type Query = { cursor?: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveys"))("title") };
}

export default async function SurveysPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { workspace } = await requireMember();
  const { cursor } = await searchParams;
  const db = database();
  const { data, nextCursor } = await listSurveys(db, workspace.id, { limit: 50, cursor });
  const uses = await countUses(
    db,
    workspace.id,
    data.map(({ id }) => id),
  );
  const t = await getTranslations("surveys");
  const ui = await getTranslations("ui");
  const example = `{"title":"Support","languages":["en","sv"],"status":"open","questions":[{"key":"nps","type":"nps","title":{"en":"How likely are you to recommend us?","sv":"Hur troligt är det att du rekommenderar oss?"},"required":true}]}`;
  return (
    <>
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <div className="mt-6">
        {data.length > 0 ? (
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
        ) : (
          <EmptyState title={t("empty")}>
            <p className="mb-3">{t("emptyText")}</p>
            <CodeBlock
              title="curl"
              text={`curl ${env().APP_URL}/api/v1/surveys \\\n  -H "Authorization: Bearer YOUR_TOKEN" \\\n  --json '${example}'`}
            />
          </EmptyState>
        )}
      </div>
      <Pager
        label={ui("pages")}
        newer={cursor ? "/surveys" : null}
        older={nextCursor ? `/surveys?cursor=${nextCursor}` : null}
        words={{ newer: ui("newer"), older: ui("older") }}
      />
    </>
  );
}
