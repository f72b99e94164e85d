import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "../ui/moment";
import { Table, Td, Th, Tr } from "../ui/table";

type Row = { id: string; to: string; subject: string; createdAt: string };

export function MailTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("mail");
  return (
    <Table label={t("title")} className="max-md:block">
      <thead className="max-md:hidden">
        <tr>
          <Th>{t("subject")}</Th>
          <Th>{t("to")}</Th>
          <Th>{t("at")}</Th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map(({ id, to, subject, createdAt }) => (
          <Tr key={id} className="max-md:block max-md:px-4 max-md:py-3">
            <Td className="max-md:block max-md:p-0">
              <Link
                href={`/mail/${id}`}
                className="rounded-sm font-semibold wrap-anywhere hover:text-primary"
              >
                {subject || t("noSubject")}
              </Link>
            </Td>
            <Td className="wrap-anywhere text-body max-md:block max-md:p-0">{to}</Td>
            <Td className="text-sm whitespace-nowrap text-muted-foreground max-md:block max-md:p-0">
              <Moment at={createdAt} bare />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
