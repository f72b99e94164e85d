import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { found } from "@/app/found";
import { requirePageFor } from "@/app/session";
import { MailViews, mailViews } from "@/components/mail/mail-views";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/db";
import { getMail } from "@/lib/mail/queries";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ view?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace } = await requirePageFor("admin");
  const { subject } = await found(getMail(database(), workspace.id, (await params).id));
  const t = await getTranslations("mail");
  return { title: `${subject || t("noSubject")} · ${t("title")}` };
}

export default async function OneMailPage({ params, searchParams }: Props) {
  const { workspace } = await requirePageFor("admin");
  const mail = await found(getMail(database(), workspace.id, (await params).id));
  const wanted = (await searchParams).view;
  const t = await getTranslations("mail");
  const ui = await getTranslations("ui");
  return (
    <>
      <PageHeader
        title={mail.subject || t("noSubject")}
        crumbs={[{ label: t("crumb"), href: "/mail" }]}
        crumbsLabel={ui("crumbs")}
      >
        <p className="wrap-anywhere">
          {t("to")}: {mail.to}
        </p>
        <p className="wrap-anywhere">
          {t("from")}: {mail.from}, <Moment at={mail.createdAt.toISOString()} look="short" />
        </p>
      </PageHeader>
      <MailViews mail={mail} view={mailViews.find((each) => each === wanted) ?? "html"} />
    </>
  );
}
