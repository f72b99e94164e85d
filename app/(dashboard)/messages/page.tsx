import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { requireMember } from "@/app/session";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { ListPage } from "@/components/list/list-page";
import { MessageTable } from "@/components/message/message-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { database } from "@/db";
import { isAtLeast } from "@/lib/auth/token";
import { usesOfMessages } from "@/lib/automation/message-uses";
import { listMessages } from "@/lib/message/queries";

type Query = { q?: string; cursor?: string };

export const generateMetadata = titled("messages.title");

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
  const create = isAtLeast(role, "admin") ? (
    <ButtonLink href="/messages/new" variant="primary">
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
      path="/messages"
      query={{ q, cursor }}
      next={nextCursor}
      some={data.length > 0}
      noMatch={t("noMatch")}
      clear={t("clear")}
      empty={
        <EmptyState title={t("empty")} action={create}>
          {t(create ? "emptyText" : "emptyViewer")}
        </EmptyState>
      }
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
    </ListPage>
  );
}
