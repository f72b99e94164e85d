import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { CardTr, Table, Td, Th } from "../ui/table";
import { type SurveyStatus, SurveyStatusMark } from "./survey-status";

type Row = {
  id: string;
  title: string;
  status: SurveyStatus;
  languages: string[];
  /** The host of an external survey. */
  external: string | null;
  questions: number;
  respondents: number;
  responses: number;
  automations: number;
};

export function SurveyTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("surveys");
  const format = useFormatter();
  return (
    <Table label={t("list")} className="max-md:block">
      <thead className="max-md:hidden">
        <tr>
          <Th>{t("name")}</Th>
          <Th>{t("status")}</Th>
          <Th>{t("languages")}</Th>
          <Th numeric>{t("respondents")}</Th>
          <Th numeric>{t("answers")}</Th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <CardTr key={row.id}>
            <Td className="max-md:p-0">
              <Link
                href={`/surveys/${row.id}`}
                className="rounded-sm font-semibold wrap-anywhere hover:text-primary"
              >
                {row.title}
              </Link>
              <p className="text-sm text-muted-foreground">
                {row.external ? t("external", { host: row.external }) : t("hosted", { count: row.questions })}
                , {t("used", { count: row.automations })}
              </p>
            </Td>
            <Td className="max-md:p-0">
              <SurveyStatusMark status={row.status} />
            </Td>
            <Td className="text-body max-md:hidden">{row.languages.join(", ")}</Td>
            <Td numeric className="max-md:hidden">
              {format.number(row.respondents)}
            </Td>
            <Td numeric className="max-md:hidden">
              {format.number(row.responses)}
            </Td>
          </CardTr>
        ))}
      </tbody>
    </Table>
  );
}
