import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataList } from "../list/data-list";
import { Moment } from "../ui/moment";

type Row = { id: string; to: string; subject: string; createdAt: string };

export function MailTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("mail");
  return (
    <DataList
      label={t("title")}
      rows={rows}
      columns={[
        {
          title: t("subject"),
          className: "@max-2xl:col-span-2",
          cell: ({ id, subject }) => (
            <Link href={`/mail/${id}`} className="rounded-sm font-semibold wrap-anywhere hover:text-primary">
              {subject || t("noSubject")}
            </Link>
          ),
        },
        {
          title: t("to"),
          className: "wrap-anywhere text-body @max-2xl:col-span-2",
          cell: ({ to }) => to,
        },
        {
          title: t("at"),
          className: "text-sm whitespace-nowrap text-muted-foreground",
          cell: ({ createdAt }) => <Moment at={createdAt} bare />,
        },
      ]}
    />
  );
}
