import { useTranslations } from "next-intl";
import type { AutomationActions } from "../acts/use-automation-acts";
import { AutomationList } from "./automation-list";
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
      <AutomationList label={t(`standings.${standing}`)} {...{ rows, most, actions }} />
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
