import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RespondentState } from "@/lib/respondent/detail";
import type { ListedRespondent } from "@/lib/respondent/queries";
import { DataList } from "../list/data-list";
import { Moment } from "../ui/moment";
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
    <DataList
      label={t("title")}
      rows={rows}
      columns={[
        {
          title: t("person"),
          cell: ({ href, email, name }) => (
            <>
              <Link href={href} className="rounded-sm font-semibold wrap-anywhere hover:text-primary">
                {email}
              </Link>
              {name ? <p className="text-sm text-muted-foreground">{name}</p> : null}
            </>
          ),
        },
        {
          title: several ? t("survey") : t("variables"),
          wide: true,
          className: "text-sm text-body wrap-anywhere @2xl:max-w-[280px]",
          cell: ({ survey, variables }) => (several ? survey : variables),
        },
        { title: t("language"), wide: true, className: "text-body", cell: ({ language }) => language },
        { title: t("state"), cell: ({ state }) => <RespondentStateMark state={state} /> },
        {
          title: t("came"),
          className: "text-sm whitespace-nowrap text-muted-foreground",
          cell: ({ createdAt }) => <Moment at={createdAt} bare />,
        },
      ]}
    />
  );
}
