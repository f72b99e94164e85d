import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RespondentState } from "@/lib/respondent/detail";
import type { ListedRespondent } from "@/lib/respondent/queries";
import { Moment } from "../ui/moment";
import { CardTr, Table, Td, Th } from "../ui/table";
import { RespondentStateMark } from "./respondent-state";

/** A respondent of a list. `survey` is its title, where the list is of several surveys. */
export type RespondentRow = {
  id: string;
  href: string;
  email: string;
  name: string;
  survey: string | null;
  language: string;
  variables: string;
  state: RespondentState;
  createdAt: string;
};

/** A respondent as a row of a list. */
export function respondentRow(
  person: ListedRespondent,
  state: RespondentState | undefined,
  survey: string | null,
): RespondentRow {
  const { id, email, firstName, lastName, language, variables, createdAt } = person;
  return {
    id,
    href: `/respondents/${id}`,
    email,
    name: [firstName, lastName].filter(Boolean).join(" "),
    survey,
    language,
    variables: Object.entries(variables)
      .slice(0, 4)
      .map(([name, value]) => `${name}: ${value}`)
      .join(", "),
    state: state ?? "neither",
    createdAt: createdAt.toISOString(),
  };
}

export function RespondentTable({ rows }: { rows: readonly RespondentRow[] }) {
  const t = useTranslations("respondents");
  const several = rows.some(({ survey }) => survey !== null);
  return (
    <Table label={t("title")} className="max-md:block">
      <thead className="max-md:hidden">
        <tr>
          <Th>{t("person")}</Th>
          <Th>{several ? t("survey") : t("variables")}</Th>
          <Th>{t("language")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("came")}</Th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <CardTr key={row.id}>
            <Td className="max-md:p-0">
              <Link href={row.href} className="rounded-sm font-semibold wrap-anywhere hover:text-primary">
                {row.email}
              </Link>
              {row.name ? <p className="text-sm text-muted-foreground">{row.name}</p> : null}
            </Td>
            <Td className="text-sm text-body wrap-anywhere max-md:hidden md:max-w-[280px]">
              {several ? row.survey : row.variables}
            </Td>
            <Td className="text-body max-md:hidden">{row.language}</Td>
            <Td className="max-md:p-0">
              <RespondentStateMark state={row.state} />
            </Td>
            <Td className="text-sm whitespace-nowrap text-muted-foreground max-md:p-0">
              <Moment at={row.createdAt} bare />
            </Td>
          </CardTr>
        ))}
      </tbody>
    </Table>
  );
}
