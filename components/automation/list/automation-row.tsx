"use client";
import { ArrowDownLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { OutcomeBucket } from "@/components/run/outcome-bars";
import { Moment } from "@/components/ui/moment";
import { CardTr, Td } from "@/components/ui/table";
import { AutomationMenu } from "../acts/automation-menu";
import { StandingText } from "../acts/standing-text";
import { type AutomationActions, useAutomationActs } from "../acts/use-automation-acts";
import { AutomationStatusMark } from "../automation-status";
import type { AutomationRowData } from "./automation-row-data";
import { Sparkline } from "./sparkline";

/** One row; on a phone its cells stand in two columns. `actions` is null for those who may only look. */
export function AutomationRow({
  row,
  most,
  actions,
}: {
  row: AutomationRowData;
  /** Runs of the tallest day of all rows. */
  most: number;
  actions: AutomationActions | null;
}) {
  const t = useTranslations("automations");
  const week = row.days.slice(-7);
  const sum = (pick: (bucket: OutcomeBucket) => number) => week.reduce((total, day) => total + pick(day), 0);
  const draft = row.status === "draft";
  const href = draft && actions ? `/automations/${row.id}/setup` : `/automations/${row.id}`;
  return (
    <CardTr className="max-md:py-3.5">
      <Td className="pr-0 max-md:hidden">
        <span title={t("kinds.incoming_webhook")}>
          <ArrowDownLeft size={16} aria-hidden className="mt-0.5 text-muted-foreground" />
          <span className="sr-only">{t("kinds.incoming_webhook")}</span>
        </span>
      </Td>
      <Td className="pl-0 max-md:contents">
        <Link href={href} className="self-center rounded-sm font-semibold wrap-anywhere hover:text-primary">
          {row.name}
        </Link>
        <p className="truncate text-sm text-muted-foreground max-md:col-start-1 max-md:row-start-2">
          {row.surveyTitle ?? t("noSurvey")}
        </p>
      </Td>
      <Td className="max-md:contents">
        <span className="max-md:col-start-2 max-md:row-start-1 max-md:justify-self-end">
          <AutomationStatusMark status={row.status} ailing={row.standing === "attention"} />
        </span>
        <StandingText row={row} actions={actions} />
      </Td>
      <Td className="max-md:contents">
        {draft ? null : (
          <span className="max-md:col-start-2 max-md:row-start-2 max-md:self-end max-md:justify-self-end">
            <Sparkline days={row.days} most={most} />
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
      <Td className="max-md:contents">{draft ? null : <AnswerRate answers={row.answers} />}</Td>
      <Td className="text-sm whitespace-nowrap max-md:hidden">
        {row.lastRequestAt ? (
          <Moment at={row.lastRequestAt} bare />
        ) : draft ? null : (
          <span className="text-muted-foreground">{t("noneYet")}</span>
        )}
      </Td>
      <Td className="py-2 pl-0 max-md:hidden">{actions ? <RowMenu row={row} actions={actions} /> : null}</Td>
    </CardTr>
  );
}

/** What share of those invited have answered, as a figure and a bar. */
function AnswerRate({ answers: { invited, answered } }: { answers: AutomationRowData["answers"] }) {
  const t = useTranslations("automations");
  if (invited === 0) return null;
  const share = answered / invited;
  return (
    <div className="max-md:col-start-1 max-md:row-start-3 max-md:flex max-md:items-center max-md:gap-2">
      <p className="flex items-center gap-2.5 max-md:gap-1.5">
        <span className="min-w-9 font-semibold">{t("rate", { share })}</span>
        <i
          aria-hidden
          className="h-[7px] w-14 shrink-0 overflow-hidden max-md:w-8 rounded-[2px] border bg-sunken"
        >
          <i className="block h-full bg-primary" style={{ width: `${share * 100}%` }} />
        </i>
      </p>
      <p className="text-sm whitespace-nowrap text-muted-foreground">{t("ofInvited", { count: invited })}</p>
    </div>
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
