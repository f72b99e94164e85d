import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { DataList } from "../list/data-list";
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
    <DataList
      label={t("list")}
      rows={rows}
      columns={[
        {
          title: t("name"),
          cell: (row) => (
            <>
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
            </>
          ),
        },
        { title: t("status"), cell: (row) => <SurveyStatusMark status={row.status} /> },
        {
          title: t("languages"),
          wide: true,
          className: "text-body",
          cell: ({ languages }) => languages.join(", "),
        },
        {
          title: t("respondents"),
          ...{ numeric: true, wide: true },
          cell: (row) => format.number(row.respondents),
        },
        {
          title: t("answers"),
          ...{ numeric: true, wide: true },
          cell: (row) => format.number(row.responses),
        },
      ]}
    />
  );
}
