"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DisabledReason } from "@/lib/reason/model";
import { useDisabledWords } from "../reason/reason-words";
import type { OutcomeBucket } from "../run/outcome-bars";
import { Button } from "../ui/button";
import { Moment } from "../ui/moment";
import { CardTr, Td } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { AutomationMenu } from "./automation-menu";
import { AutomationStatusMark } from "./automation-status";
import { Sparkline } from "./sparkline";
import { type AutomationActions, useAutomationActs } from "./use-automation-acts";

/** An automation as a row of the list shows it; moments in ISO 8601. */
export type AutomationRowData = {
  id: string;
  name: string;
  status: "draft" | "enabled" | "disabled" | "paused";
  disabledReason: DisabledReason | null;
  wizardStep: number | null;
  surveyTitle: string | null;
  days: OutcomeBucket[];
  lastRequestAt: string | null;
  held: number;
  heldUntil: string | null;
  scheduled: number;
};

/** One row; on a phone its cells stand in two columns. `actions` is null for those who may only look. */
export function AutomationRow({
  row,
  actions,
}: {
  row: AutomationRowData;
  actions: AutomationActions | null;
}) {
  const t = useTranslations("automations");
  const week = row.days.slice(-7);
  const sum = (pick: (bucket: OutcomeBucket) => number) => week.reduce((total, day) => total + pick(day), 0);
  const draft = row.status === "draft";
  const href = draft && actions ? `/automations/${row.id}/setup` : `/automations/${row.id}`;
  return (
    <CardTr className="max-md:py-3.5">
      <Td className="max-md:contents">
        <Link href={href} className="self-center rounded-sm font-semibold wrap-anywhere hover:text-primary">
          {row.name}
        </Link>
        <p className="truncate text-sm text-muted-foreground max-md:col-start-1 max-md:row-start-2">
          {row.surveyTitle ?? t("noSurvey")}
        </p>
      </Td>
      <Td className="max-md:contents md:max-w-[310px]">
        <span className="max-md:col-start-2 max-md:row-start-1 max-md:justify-self-end">
          <AutomationStatusMark status={row.status} />
        </span>
        <StatusText row={row} actions={actions} />
      </Td>
      <Td className="max-md:contents">
        {draft ? null : (
          <span className="max-md:col-start-2 max-md:row-span-2 max-md:row-start-2 max-md:self-end">
            <Sparkline days={row.days} />
          </span>
        )}
      </Td>
      <Td numeric className="max-md:hidden">
        {draft ? null : (
          <>
            <span className="font-semibold">{t("count", { count: sum(({ total }) => total) })}</span>
            <p className="text-sm text-muted-foreground">
              {t("invited", { count: sum(({ sent }) => sent) })}
            </p>
          </>
        )}
      </Td>
      <Td className="whitespace-nowrap max-md:contents">
        <span className="max-md:col-start-1 max-md:row-start-3 max-md:text-sm max-md:text-muted-foreground">
          {row.lastRequestAt ? (
            <Moment at={row.lastRequestAt} bare />
          ) : (
            <span className="text-muted-foreground">{t("noneYet")}</span>
          )}
        </span>
      </Td>
      <Td className="py-2 pl-0 max-md:hidden">{actions ? <RowMenu row={row} actions={actions} /> : null}</Td>
    </CardTr>
  );
}

function RowMenu({ row, actions }: { row: AutomationRowData; actions: AutomationActions }) {
  const acts = useAutomationActs(row, actions);
  return (
    <>
      <AutomationMenu acts={acts} name={row.name} />
      {acts.dialogs}
    </>
  );
}

function StatusText({ row, actions }: { row: AutomationRowData; actions: AutomationActions | null }) {
  const t = useTranslations("automations");
  const reasonOf = useDisabledWords();
  const words = "mt-1 text-sm max-md:col-span-2 max-md:row-start-4";
  if (row.status === "draft")
    return <p className={`${words} text-muted-foreground`}>{t("step", { step: row.wizardStep ?? 1 })}</p>;
  if (row.status === "enabled") return null;
  const date = () => (row.heldUntil ? <Moment at={row.heldUntil} look="date" bare /> : "");
  const failed = row.status === "disabled" && row.disabledReason?.code !== "manual";
  return (
    <div className={`${words} text-body`}>
      {row.status === "disabled" ? `${reasonOf(row.disabledReason)} ` : ""}
      {row.held > 0
        ? t.rich("held", { count: row.held, date, b: (words) => <b className="font-semibold">{words}</b> })
        : null}
      {failed ? (
        <div className="mt-2 flex items-center gap-2">
          {actions ? <EnableButton row={row} actions={actions} /> : null}
          <TextLink href={`/automations/${row.id}/runs?status=failed`}>{t("seeFailed")}</TextLink>
        </div>
      ) : null}
    </div>
  );
}

function EnableButton({ row, actions }: { row: AutomationRowData; actions: AutomationActions }) {
  const t = useTranslations("automations");
  const acts = useAutomationActs(row, actions);
  return (
    <>
      <Button size="sm" disabled={acts.pending} onClick={acts.enable}>
        {t("enable")}
      </Button>
      {acts.dialogs}
    </>
  );
}
