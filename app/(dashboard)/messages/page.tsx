import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { MessageTable } from "@/components/message/message-table";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { database } from "@/db";
import { env } from "@/lib/env";
import { listMessages } from "@/lib/message/queries";

type Query = { cursor?: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages"))("title") };
}

export default async function MessagesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { workspace } = await requireMember();
  const { cursor } = await searchParams;
  const { data, nextCursor } = await listMessages(database(), workspace.id, { limit: 50, cursor });
  const t = await getTranslations("messages");
  const ui = await getTranslations("ui");
  const example = `{"name":"Invitation","kind":"invitation","content":{"en":{"subject":"Hi {{firstName|there}}","body":"How was it? [Answer here]({{surveyLink}})"}}}`;
  return (
    <>
      <PageHeader title={t("title")}>{t("text")}</PageHeader>
      <div className="mt-6">
        {data.length > 0 ? (
          <MessageTable
            rows={data.map(({ id, name, kind, content, updatedAt }) => ({
              id,
              name,
              kind,
              languages: Object.keys(content),
              subject: Object.values(content)[0]?.subject ?? "",
              updatedAt: updatedAt.toISOString(),
            }))}
          />
        ) : (
          <EmptyState title={t("empty")}>
            <p className="mb-3">{t("emptyText")}</p>
            <CodeBlock
              title="curl"
              text={`curl ${env().APP_URL}/api/v1/messages \\\n  -H "Authorization: Bearer YOUR_TOKEN" \\\n  --json '${example}'`}
            />
          </EmptyState>
        )}
      </div>
      <Pager
        label={ui("pages")}
        newer={cursor ? "/messages" : null}
        older={nextCursor ? `/messages?cursor=${nextCursor}` : null}
        words={{ newer: ui("newer"), older: ui("older") }}
      />
    </>
  );
}
