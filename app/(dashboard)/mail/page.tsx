import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requirePageFor } from "@/app/session";
import { single } from "@/app/single";
import { MailTable } from "@/components/mail/mail-table";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SearchForm } from "@/components/ui/search-form";
import { database } from "@/db";
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
  const ui = await getTranslations("ui");
  const page = await listMails(database(), workspace.id, { limit: 50, cursor }, q.trim() || undefined);
  const { name, where } = mailer();
  const captured = name === "captured";
  const hrefOf = (more: Query) => {
    const entries = Object.entries({ q, ...more }).filter(([, value]) => value);
    return entries.length > 0 ? `/mail?${new URLSearchParams(entries as [string, string][])}` : "/mail";
  };
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
      {page.data.length > 0 ? (
        <MailTable
          rows={page.data.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }))}
        />
      ) : q ? (
        <EmptyState title={t("noMatch")} action={<ButtonLink href="/mail">{t("clear")}</ButtonLink>}>
          “{q}”
        </EmptyState>
      ) : (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      )}
      <Pager
        label={ui("pages")}
        newer={cursor ? hrefOf({}) : null}
        older={page.nextCursor ? hrefOf({ cursor: page.nextCursor }) : null}
        words={{ newer: ui("newer"), older: ui("older") }}
      />
    </>
  );
}
