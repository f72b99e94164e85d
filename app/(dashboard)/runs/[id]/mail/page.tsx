import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requirePageFor } from "@/app/session";
import { titled } from "@/app/titled";
import { MailViews, mailViews } from "@/components/mail/mail-views";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/db";
import { mailsOfRun } from "@/lib/invitation/sent-mail";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ view?: string; invitation?: string }>;
};

export const generateMetadata = titled("run.mail");

/** A mail of a run as it was sent, for as long as payloads are kept. */
export default async function SentMailPage({ params, searchParams }: Props) {
  const { workspace } = await requirePageFor("admin");
  const { id } = await params;
  const { view: wanted, invitation } = await searchParams;
  const mails = await mailsOfRun(database(), workspace.id, id);
  const mail = mails.find((each) => each.id === invitation) ?? mails[0];
  if (!mail) notFound();
  const t = await getTranslations("mail");
  const run = await getTranslations("run");
  const ui = await getTranslations("ui");
  const { from, to, replyTo, subject } = mail;
  const headers = { From: from, To: to, ...(replyTo ? { "Reply-To": replyTo } : {}), Subject: subject };
  return (
    <>
      <PageHeader
        title={subject || t("noSubject")}
        crumbs={[{ label: to, href: `/runs/${id}` }]}
        crumbsLabel={ui("crumbs")}
      >
        <p className="wrap-anywhere">
          {t("to")}: {to}
        </p>
        <p className="wrap-anywhere">
          {t("from")}: {from}
          {mail.sentAt ? (
            <>
              , <Moment at={mail.sentAt.toISOString()} look="short" />
            </>
          ) : null}
        </p>
        <p className="text-sm">{run("mailMasked")}</p>
      </PageHeader>
      <MailViews
        mail={{ ...mail, headers }}
        view={mailViews.find((each) => each === wanted) ?? "html"}
        more={{ invitation: mail.id }}
      />
    </>
  );
}
