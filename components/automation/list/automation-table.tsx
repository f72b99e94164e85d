import { useTranslations } from "next-intl";
import { Table, Th } from "@/components/ui/table";
import type { AutomationActions } from "../acts/use-automation-acts";
import { AutomationRow } from "./automation-row";
import type { AutomationRowData } from "./automation-row-data";

const standings = ["attention", "running", "still"] as const;

/** The automations in three parts: what needs somebody, what runs, what does not; all bars on one scale. */
export function AutomationTable({
  rows,
  actions,
}: {
  rows: readonly AutomationRowData[];
  actions: AutomationActions | null;
}) {
  const most = Math.max(0, ...rows.flatMap(({ days }) => days.map(({ total }) => total)));
  return (
    <>
      {standings.map((standing) => (
        <Part
          key={standing}
          standing={standing}
          rows={rows.filter((row) => row.standing === standing)}
          most={most}
          actions={actions}
        />
      ))}
      <Legend most={most} />
    </>
  );
}

function Part({
  standing,
  rows,
  most,
  actions,
}: {
  standing: (typeof standings)[number];
  rows: readonly AutomationRowData[];
  most: number;
  actions: AutomationActions | null;
}) {
  const t = useTranslations("automations");
  if (rows.length === 0) return null;
  return (
    <section className="mb-6">
      <h2 className="mb-2.5">
        {t(`standings.${standing}`)}{" "}
        <span className="ml-1 text-base font-normal text-muted-foreground">{rows.length}</span>
      </h2>
      <Table label={t(`standings.${standing}`)} className="table-fixed max-md:block">
        <colgroup className="max-md:hidden">
          <col className="w-10" />
          <col />
          <col className="w-[232px]" />
          <col className="w-[158px]" />
          <col className="w-[104px]" />
          <col className="w-[138px]" />
          <col className="w-[100px]" />
          <col className="w-11" />
        </colgroup>
        <thead className="max-md:hidden">
          <tr>
            <Th>
              <span className="sr-only">{t("kind")}</span>
            </Th>
            <Th className="pl-0">{t("name")}</Th>
            <Th>{t("status")}</Th>
            <Th>{t("perDay")}</Th>
            <Th numeric>{t("week")}</Th>
            <Th>{t("answered")}</Th>
            <Th>{t("last")}</Th>
            <Th>
              <span className="sr-only">{t("actions")}</span>
            </Th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <AutomationRow key={row.id} row={row} most={most} actions={actions} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function Legend({ most }: { most: number }) {
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
      {most > 0 ? <li className="md:ml-auto">{t("scale", { most })}</li> : null}
    </ul>
  );
}
