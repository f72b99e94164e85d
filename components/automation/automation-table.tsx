import { useTranslations } from "next-intl";
import { Table, Th } from "../ui/table";
import { AutomationRow, type AutomationRowData } from "./automation-row";
import type { AutomationActions } from "./use-automation-acts";

export function AutomationTable({
  rows,
  actions,
}: {
  rows: readonly AutomationRowData[];
  actions: AutomationActions | null;
}) {
  const t = useTranslations("automations");
  return (
    <>
      <Table label={t("title")} className="max-md:block">
        <thead className="max-md:hidden">
          <tr>
            <Th>{t("name")}</Th>
            <Th>{t("status")}</Th>
            <Th>{t("perDay")}</Th>
            <Th numeric>{t("week")}</Th>
            <Th>{t("last")}</Th>
            <Th>
              <span className="sr-only">{t("actions")}</span>
            </Th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <AutomationRow key={row.id} row={row} actions={actions} />
          ))}
        </tbody>
      </Table>
      <Legend />
    </>
  );
}

function Legend() {
  const t = useTranslations("automations.legend");
  return (
    <ul className="mt-4 flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-muted-foreground">
      {(
        [
          ["good", "bg-ch-sent"],
          ["neutral", "bg-ch-filtered"],
          ["bad", "bg-ch-failed"],
        ] as const
      ).map(([name, ground]) => (
        <li key={name} className="flex items-center gap-1.5">
          <i className={`size-[9px] rounded-[2px] ${ground}`} />
          {t(name)}
        </li>
      ))}
    </ul>
  );
}
