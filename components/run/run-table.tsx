"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type RunAct, runActs } from "@/lib/run/acts";
import { DataList } from "../list/data-list";
import { useRowKeys } from "../list/use-row-keys";
import { useSelection } from "../list/use-selection";
import { cn } from "../ui/cn";
import { Moment } from "../ui/moment";
import { type RunWhy, useRunReason } from "./run-reason";
import { RunStatusMark, type RunStatusName } from "./run-status";
import { type ActCounts, countActs, ManyBar } from "./select/many-bar";
import type { Everything, ManyActions } from "./select/use-many";

/** A run as a row; moments in ISO 8601. */
export type RunRow = RunWhy & {
  id: string;
  status: RunStatusName;
  email: string | null;
  createdAt: string;
  sendAt: string | null;
  sentAt: string | null;
  redo: boolean;
};

/** What may be done to many rows at once: what all rows are, and the server's acts. */
export type ManyOf = { all: Everything & { total: number; counts: ActCounts }; actions: ManyActions };

/** The runs of an automation; `many` is null for those who may only look. */
export function RunTable({ rows, many }: { rows: readonly RunRow[]; many: ManyOf | null }) {
  const t = useTranslations("runs");
  const list = useRef<HTMLDivElement>(null);
  const selection = useSelection(rows.map(({ id }) => id));
  const chosen = rows.filter(({ id }) => selection.has(id));
  useRowKeys(list, many ? selection : null);
  return (
    <div ref={list} className="grid gap-2.5">
      {many ? (
        <ManyBar
          {...many}
          selection={selection}
          counts={countActs(chosen, ({ status, redo }, act) => !redo && fits(act, status))}
        />
      ) : null}
      <DataList
        label={t("title")}
        rows={rows}
        choose={many ? { selection, name: ({ email }) => email ?? t("noAddress") } : null}
        columns={[
          {
            title: t("respondent"),
            className: "max-md:contents md:max-w-[280px]",
            cell: ({ id, email, status }) => (
              <Link
                href={`/runs/${id}`}
                data-row={id}
                className={cn(
                  "block truncate rounded-sm font-semibold hover:text-primary max-md:self-center",
                  uninvited.has(status) && "font-normal text-muted-foreground",
                )}
                title={email ?? undefined}
              >
                {email ?? t("noAddress")}
              </Link>
            ),
          },
          { title: t("status"), className: "max-md:contents", cell: (row) => <Standing row={row} /> },
          {
            title: t("received"),
            className: "text-sm whitespace-nowrap text-body",
            cell: ({ createdAt }) => <Moment at={createdAt} bare />,
          },
          {
            title: t("invitation"),
            className: "text-sm whitespace-nowrap text-muted-foreground max-md:text-right",
            cell: ({ status, sentAt, sendAt }) =>
              sentAt
                ? t.rich("sentAt", { date: () => <Moment at={sentAt} bare /> })
                : waiting.has(status) && sendAt
                  ? t.rich("sends", { date: () => <Moment at={sendAt} look="short" bare /> })
                  : null,
          },
        ]}
      />
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
    <>
      <span className="max-md:justify-self-end">
        <RunStatusMark status={row.status} />
      </span>
      {reason || row.redo ? (
        <p className="mt-0.5 line-clamp-2 text-sm wrap-anywhere text-body max-md:[grid-column:-3/-1] max-md:row-start-3">
          {row.redo ? t("again") : reason}
        </p>
      ) : null}
    </>
  );
}
