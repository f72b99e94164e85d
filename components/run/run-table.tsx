"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { type RunAct, runActs } from "@/lib/run/acts";
import { type Column, DataList } from "../list/data-list";
import { useRowKeys } from "../list/use-row-keys";
import { useSelection } from "../list/use-selection";
import { isPlainClick } from "../page/plain-click";
import { cn } from "../ui/cn";
import { Moment } from "../ui/moment";
import { type Channel, ChannelKind, ChannelLine } from "./channel";
import { RunPanel } from "./run-panel";
import { type RunWhy, useRunReason } from "./run-reason";
import { RunStatusMark, type RunStatusName } from "./run-status";
import { type ActCounts, countActs, ManyBar } from "./select/many-bar";
import type { Everything, ManyActions } from "./select/use-many";
import { hasRoom, useOpenRun } from "./use-open-run";

/** A run as a row; moments in ISO 8601. */
export type RunRow = RunWhy & {
  id: string;
  status: RunStatusName;
  email: string | null;
  channel: Channel | null;
  createdAt: string;
  sendAt: string | null;
  sentAt: string | null;
  redo: boolean;
};

/** What may be done to many rows at once: what all rows are, and the server's acts. */
export type ManyOf = { all: Everything & { total: number; counts: ActCounts }; actions: ManyActions };

/** The runs of an automation, one of them open beside the list; `many` is null for those who may only look. */
export function RunTable({
  rows,
  kind,
  many,
  href,
  total,
  first,
  shown,
  children,
}: {
  rows: readonly RunRow[];
  /** Only what comes in invites people; an alert tells them through a channel. */
  kind: "incoming_webhook" | "outgoing_webhook" | "alert";
  many: ManyOf | null;
  /** The list's own address. */
  href: string;
  /** How many the list shows on all of its pages. */
  total: number;
  /** This is the first of them. */
  first: boolean;
  /** The run that stands open, and `children` is. */
  shown: string | null;
  children: ReactNode;
}) {
  const t = useTranslations("runs");
  const opened = useOpenRun(href, shown);
  const list = useRef<HTMLDivElement>(null);
  const selection = useSelection(rows.map(({ id }) => id));
  const chosen = rows.filter(({ id }) => selection.has(id));
  useRowKeys(list, many ? selection : null, opened);
  const more: Record<typeof kind, Column<RunRow>[]> = {
    incoming_webhook: [
      {
        title: t("invitation"),
        wide: true,
        className: "text-sm whitespace-nowrap text-muted-foreground",
        cell: (row) => <Leaves row={row} />,
      },
    ],
    alert: [
      {
        title: t("channel"),
        wide: true,
        className: "text-sm @2xl:max-w-[260px]",
        cell: ({ channel }) => channel && <ChannelLine channel={channel} />,
      },
    ],
    outgoing_webhook: [],
  };
  const nameOf = ({ email, channel }: RunRow) => email ?? (channel ? t("digest") : t("noAddress"));
  return (
    <div className={cn("grid items-start gap-5", shown && "xl:grid-cols-[minmax(0,1fr)_400px]")}>
      <div ref={list} className={cn("grid min-w-0 gap-2.5", shown && "max-xl:hidden")}>
        {many ? (
          <ManyBar
            type={kind}
            {...many}
            selection={selection}
            counts={countActs(chosen, ({ status, redo }, act) => !redo && fits(act, status))}
          />
        ) : null}
        <DataList
          label={t("title")}
          rows={rows}
          rowClass={({ id }) => (opened.id === id ? "inset-ring-2 inset-ring-ring" : undefined)}
          choose={many ? { selection, name: nameOf } : null}
          columns={[
            {
              title: t("respondent"),
              className: "@max-2xl:contents @2xl:max-w-[280px]",
              cell: (row) => (
                <Link
                  href={`/runs/${row.id}`}
                  data-row={row.id}
                  className={cn(
                    "block truncate rounded-sm font-semibold hover:text-primary @max-2xl:self-center",
                    uninvited.has(row.status) && "font-normal text-muted-foreground",
                  )}
                  title={row.email ?? undefined}
                  aria-current={opened.id === row.id || undefined}
                  onClick={(event) => {
                    if (!isPlainClick(event) || !hasRoom()) return;
                    event.preventDefault();
                    opened.open(row.id);
                  }}
                >
                  {nameOf(row)}
                </Link>
              ),
            },
            {
              title: t("status"),
              className: "@max-2xl:row-start-2 @max-2xl:[grid-column:-3/-1]",
              cell: (row) => <Standing row={row} />,
            },
            {
              title: t("received"),
              className: "text-sm whitespace-nowrap text-body @max-2xl:text-muted-foreground",
              cell: ({ createdAt }) => <Moment at={createdAt} bare />,
            },
            ...more[kind],
          ]}
        />
      </div>
      {shown ? (
        <RunPanel id={shown} ids={rows.map(({ id }) => id)} {...{ first, total, opened }}>
          {children}
        </RunPanel>
      ) : null}
    </div>
  );
}

function fits(act: RunAct, status: RunStatusName): boolean {
  return (runActs[act] as readonly string[]).includes(status);
}

/** Nobody is mailed: the address is only what came. */
const uninvited = new Set<RunRow["status"]>(["filtered", "rejected", "duplicate"]);

const waiting = new Set<RunRow["status"]>(["scheduled", "sending"]);

/** How a run stands, and why in a few words. */
function Standing({ row }: { row: RunRow }) {
  const t = useTranslations("runs");
  const reasons = useTranslations("reasons");
  const reason = useRunReason()(row) || (row.status === "duplicate" ? reasons("duplicate") : "");
  return (
    <div className="@max-2xl:mt-1 @max-2xl:flex @max-2xl:items-center @max-2xl:gap-2">
      <span className="shrink-0">
        <RunStatusMark status={row.status} />
      </span>
      {reason || row.redo ? (
        <p className="line-clamp-2 min-w-0 text-sm wrap-anywhere text-body @max-2xl:line-clamp-1 @2xl:mt-0.5">
          {row.channel ? (
            <span className="@2xl:hidden">
              <ChannelKind channel={row.channel} />
              {": "}
            </span>
          ) : null}
          {row.redo ? t("again") : reason}
        </p>
      ) : (
        <p className="min-w-0 truncate text-sm text-muted-foreground @2xl:hidden">
          {row.channel ? <ChannelLine channel={row.channel} /> : <Leaves row={row} />}
        </p>
      )}
    </div>
  );
}

/** When its invitation left, or leaves. */
function Leaves({ row: { status, sentAt, sendAt } }: { row: RunRow }) {
  const t = useTranslations("runs");
  if (sentAt) return t.rich("sentAt", { date: () => <Moment at={sentAt} bare /> });
  if (!waiting.has(status) || !sendAt) return null;
  return t.rich("sends", { date: () => <Moment at={sendAt} look="short" bare /> });
}
