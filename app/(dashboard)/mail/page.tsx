import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageFor } from "@/app/session";
import { single } from "@/app/single";
import { ListBody } from "@/components/list/list-body";
import { MailTable } from "@/components/mail/mail-table";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchForm } from "@/components/ui/search-form";
import { database } from "@/db";
import { hrefWith } from "@/lib/list/href";
import { mailer } from "@/lib/mail/mailer";
import { listMails } from "@/lib/mail/queries";

type Query = { q?: string; cursor?: string };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mail"))("title") };
}

export default async function MailPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { workspace } = await requirePageFor("admin");
  const { q = "", cursor } = single(await searchParams);
  const t = await getTranslations("mail");
  const page = await listMails(database(), workspace.id, { limit: 50, cursor }, q.trim() || undefined);
  const { name, where } = mailer();
  const captured = name === "captured";
  const hrefOf = (more: Query) => hrefWith("/mail", { q, ...more });
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
    <>
      <PageHeader title={t("title")}>{captured ? t("capturedText") : t("earlier")}</PageHeader>
      {captured ? null : (
        <Banner kind="neutral" className="mt-5" title={t("sentTitle")}>
          {t("sentText", { where })}
        </Banner>
      )}
      <div className="mt-6 mb-3.5 flex justify-end">
        <SearchForm label={t("search")} path="/mail" value={q} />
      </div>
      <ListBody
        some={page.data.length > 0}
        narrowed={
          q ? { title: t("noMatch"), text: `“${q}”`, clear: { href: "/mail", label: t("clear") } } : null
        }
        empty={<EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>}
        newer={cursor ? hrefOf({}) : null}
        older={page.nextCursor ? hrefOf({ cursor: page.nextCursor }) : null}
      >
        <MailTable
          rows={page.data.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }))}
        />
      </ListBody>
    </>
  );
}
