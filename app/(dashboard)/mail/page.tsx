import { getTranslations } from "next-intl/server";
import { requirePageFor } from "@/app/session";
import { single } from "@/app/single";
import { titled } from "@/app/titled";
import { ListPage } from "@/components/list/list-page";
import { MailTable } from "@/components/mail/mail-table";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/db";
import { mailer } from "@/lib/mail/mailer";
import { listMails } from "@/lib/mail/queries";

type Query = { q?: string; cursor?: string };

export const generateMetadata = titled("mail.title");

export default async function MailPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { workspace } = await requirePageFor("admin");
  const { q = "", cursor } = single(await searchParams);
  const t = await getTranslations("mail");
  const page = await listMails(database(), workspace.id, { limit: 50, cursor }, q.trim() || undefined);
  const { name, where } = mailer();
  const captured = name === "captured";
  if (!captured && page.data.length === 0 && !q) {
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState title={t("sentTitle")} className="mt-6">
          {t("sentText", { where })}
        </EmptyState>
      </>
    );
  }
  return (
    <ListPage
      title={t("title")}
      text={captured ? t("capturedText") : t("earlier")}
      above={
        captured ? null : (
          <Banner kind="neutral" className="mt-5 mb-6" title={t("sentTitle")}>
            {t("sentText", { where })}
          </Banner>
        )
      }
      search={t("search")}
      path="/mail"
      query={{ q, cursor }}
      next={page.nextCursor}
      some={page.data.length > 0}
      noMatch={t("noMatch")}
      clear={t("clear")}
      empty={<EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>}
    >
      <MailTable
        rows={page.data.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }))}
      />
    </ListPage>
  );
}
