import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { ListBody } from "@/components/list/list-body";
import { MessageTable } from "@/components/message/message-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchForm } from "@/components/ui/search-form";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { usesOfMessages } from "@/lib/automation/message-uses";
import { hrefWith } from "@/lib/list/href";
import { listMessages } from "@/lib/message/queries";

type Query = { q?: string; cursor?: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages"))("title") };
}

export default async function MessagesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { workspace, role } = await requireMember();
  const { q = "", cursor } = single(await searchParams);
  const { data, nextCursor } = await listMessages(database(), workspace.id, { limit: 50, cursor }, q.trim());
  const t = await getTranslations("messages");
  const ui = await getTranslations("ui");
  const uses = await usesOfMessages(
    database(),
    workspace.id,
    data.map(({ id }) => id),
  );
  const hrefOf = (more: Query) => hrefWith("/messages", { q, ...more });
  const create = isAtLeast(role, "admin") ? (
    <ButtonLink href="/messages/new" variant="primary">
      <Plus size={16} aria-hidden />
      {t("create")}
    </ButtonLink>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} actions={data.length > 0 || q ? create : null}>
        {t("text")}
      </PageHeader>
      <div className="mt-6">
        {data.length > 0 || q ? (
          <div className="mb-3.5 flex justify-end">
            <SearchForm label={ui("search")} path="/messages" value={q} />
          </div>
        ) : null}
        <ListBody
          some={data.length > 0}
          narrowed={
            q
              ? { title: t("noMatch"), text: `“${q}”`, clear: { href: "/messages", label: t("clear") } }
              : null
          }
          empty={
            <EmptyState title={t("empty")} action={create}>
              {t(create ? "emptyText" : "emptyViewer")}
            </EmptyState>
          }
          newer={cursor ? hrefOf({}) : null}
          older={nextCursor ? hrefOf({ cursor: nextCursor }) : null}
        >
          <MessageTable
            rows={data.map(({ id, name, kind, content, updatedAt }) => ({
              id,
              name,
              kind,
              languages: Object.keys(content),
              subject: Object.values(content)[0]?.subject ?? "",
              uses: uses.get(id)!.length,
              updatedAt: updatedAt.toISOString(),
            }))}
          />
        </ListBody>
      </div>
    </>
  );
}
