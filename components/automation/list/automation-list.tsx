"use client";
import { ArrowDownLeft, ArrowUpRight, Bell } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataList } from "@/components/list/data-list";
import type { OutcomeBucket } from "@/components/run/outcome-bars";
import { Moment } from "@/components/ui/moment";
import { AutomationMenu } from "../acts/automation-menu";
import { StandingText } from "../acts/standing-text";
import { type AutomationActions, useAutomationActs } from "../acts/use-automation-acts";
import { AutomationStatusMark } from "../automation-status";
import type { AutomationRowData } from "./automation-row-data";
import { Sparkline } from "./sparkline";

const icons = { incoming_webhook: ArrowDownLeft, outgoing_webhook: ArrowUpRight, alert: Bell };

/** Automations as rows; on a phone their cells stand in two columns. `actions` is null for those who may only look. */
export function AutomationList({
  label,
  rows,
  most,
  actions,
}: {
  label: string;
  rows: readonly AutomationRowData[];
  /** Runs of the tallest day of all rows. */
  most: number;
  actions: AutomationActions | null;
}) {
  const t = useTranslations("automations");
  const isDraft = ({ status }: AutomationRowData) => status === "draft";
  return (
    <DataList
      label={label}
      rows={rows}
      className="table-fixed"
      rowClass={() => "@max-2xl:py-3.5"}
      columns={[
        {
          title: t("kind"),
          silent: true,
          wide: true,
          head: "w-10",
          className: "pr-0",
          cell: ({ type }) => {
            const Icon = icons[type];
            return (
              <span title={t(`kinds.${type}`)}>
                <Icon size={16} aria-hidden className="mt-0.5 text-muted-foreground" />
                <span className="sr-only">{t(`kinds.${type}`)}</span>
              </span>
            );
          },
        },
        {
          title: t("name"),
          head: "pl-0",
          className: "pl-0 @max-2xl:contents",
          cell: (row) => (
            <>
              <Link
                href={`/automations/${row.id}${isDraft(row) && actions ? "/setup" : ""}`}
                className="self-center rounded-sm font-semibold wrap-anywhere hover:text-primary"
              >
                {row.name}
              </Link>
              <p className="truncate text-sm text-muted-foreground @max-2xl:col-start-1 @max-2xl:row-start-2">
                {row.surveyTitle ?? t("noSurvey")}
              </p>
            </>
          ),
        },
        {
          title: t("status"),
          head: "w-[232px]",
          className: "@max-2xl:contents",
          cell: (row) => (
            <>
              <span className="@max-2xl:col-start-2 @max-2xl:row-start-1 @max-2xl:justify-self-end">
                <AutomationStatusMark status={row.status} ailing={row.standing === "attention"} />
              </span>
              <StandingText row={row} actions={actions} />
            </>
          ),
        },
        {
          title: t("perDay"),
          head: "w-[158px]",
          className: "@max-2xl:contents",
          cell: (row) =>
            isDraft(row) ? null : (
              <span className="@max-2xl:col-start-2 @max-2xl:row-start-2 @max-2xl:self-end @max-2xl:justify-self-end">
                <Sparkline days={row.days} most={most} />
              </span>
            ),
        },
        {
          title: t("week"),
          numeric: true,
          wide: true,
          head: "w-[104px]",
          cell: (row) => (isDraft(row) ? null : <Week days={row.days.slice(-7)} />),
        },
        {
          title: t("answered"),
          head: "w-[138px]",
          className: "@max-2xl:contents",
          cell: (row) => (isDraft(row) ? null : <AnswerRate answers={row.answers} />),
        },
        {
          title: t("last"),
          wide: true,
          head: "w-[100px]",
          className: "text-sm whitespace-nowrap",
          cell: (row) =>
            row.lastRequestAt ? (
              <Moment at={row.lastRequestAt} bare />
            ) : isDraft(row) ? null : (
              <span className="text-muted-foreground">{t("noneYet")}</span>
            ),
        },
        {
          title: t("actions"),
          silent: true,
          wide: true,
          head: "w-11",
          className: "py-2 pl-0",
          cell: (row) => (actions ? <RowMenu row={row} actions={actions} /> : null),
        },
      ]}
    />
  );
}

/** The runs of a week, and how many were invited. */
function Week({ days }: { days: readonly OutcomeBucket[] }) {
  const t = useTranslations("automations");
  const sum = (pick: (bucket: OutcomeBucket) => number) => days.reduce((total, day) => total + pick(day), 0);
  return (
    <>
      <span className="font-semibold">{t("count", { count: sum(({ total }) => total) })}</span>
      <p className="text-sm text-muted-foreground">{t("invited", { count: sum(({ sent }) => sent) })}</p>
    </>
  );
}

/** What share of those invited have answered, as a figure and a bar. */
function AnswerRate({ answers: { invited, answered } }: { answers: AutomationRowData["answers"] }) {
  const t = useTranslations("automations");
  if (invited === 0) return null;
  const share = answered / invited;
  return (
    <div className="@max-2xl:col-start-1 @max-2xl:row-start-3 @max-2xl:flex @max-2xl:items-center @max-2xl:gap-2">
      <p className="flex items-center gap-2.5 @max-2xl:gap-1.5">
        <span className="min-w-9 font-semibold">{t("rate", { share })}</span>
        <i
          aria-hidden
          className="h-[7px] w-14 shrink-0 overflow-hidden @max-2xl:w-8 rounded-[2px] border bg-sunken"
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
