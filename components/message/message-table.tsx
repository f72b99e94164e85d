import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "../ui/moment";
import { CardTr, Table, Td, Th } from "../ui/table";

type Row = {
  id: string;
  name: string;
  kind: "invitation" | "reminder";
  languages: string[];
  subject: string;
  uses: number;
  updatedAt: string;
};

export function MessageTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("messages");
  return (
    <Table label={t("title")} className="max-md:block">
      <thead className="max-md:hidden">
        <tr>
          <Th>{t("name")}</Th>
          <Th>{t("kind")}</Th>
          <Th>{t("languages")}</Th>
          <Th>{t("used")}</Th>
          <Th>{t("changed")}</Th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <CardTr key={row.id}>
            <Td className="max-md:p-0">
              <Link
                href={`/messages/${row.id}`}
                className="font-semibold wrap-anywhere underline-offset-3 hover:underline"
              >
                {row.name}
              </Link>
              <p className="text-sm wrap-anywhere text-muted-foreground">{row.subject}</p>
            </Td>
            <Td className="text-body max-md:p-0">{t(`kinds.${row.kind}`)}</Td>
            <Td className="text-body max-md:hidden">{row.languages.join(", ")}</Td>
            <Td className="text-body max-md:hidden">{t("usedBy", { count: row.uses })}</Td>
            <Td className="text-sm whitespace-nowrap text-muted-foreground max-md:hidden">
              <Moment at={row.updatedAt} bare />
            </Td>
          </CardTr>
        ))}
      </tbody>
    </Table>
  );
}
