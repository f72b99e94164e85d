import { CircleCheck, type LucideIcon, Mail, MailOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { Moment } from "../ui/moment";
import { Status, type Tone } from "../ui/status";
import { Table, Td, Th, Tr } from "../ui/table";

type State = "answered" | "opened" | "neither";
type Row = {
  id: string;
  email: string;
  name: string;
  survey: string;
  language: string;
  state: State;
  createdAt: string;
};

const looks: Record<State, { tone: Tone; icon: LucideIcon }> = {
  answered: { tone: "success", icon: CircleCheck },
  opened: { tone: "scheduled", icon: MailOpen },
  neither: { tone: "neutral", icon: Mail },
};

export function RespondentTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("respondents");
  return (
    <Table label={t("title")} className="max-md:block">
      <thead className="max-md:hidden">
        <tr>
          <Th>{t("person")}</Th>
          <Th>{t("survey")}</Th>
          <Th>{t("language")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("came")}</Th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <Tr
            key={row.id}
            className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:px-4 max-md:py-3"
          >
            <Td className="max-md:p-0">
              <span className="font-semibold wrap-anywhere">{row.email}</span>
              {row.name ? <p className="text-sm text-muted-foreground">{row.name}</p> : null}
            </Td>
            <Td className="text-body max-md:hidden">{row.survey}</Td>
            <Td className="text-body max-md:hidden">{row.language}</Td>
            <Td className="max-md:p-0">
              <Status {...looks[row.state]}>{t(row.state)}</Status>
            </Td>
            <Td className="text-sm whitespace-nowrap text-muted-foreground max-md:p-0">
              <Moment at={row.createdAt} bare />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
