"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type RunAct, runActs } from "@/lib/run/acts";
import { cn } from "../ui/cn";
import { Moment } from "../ui/moment";
import { CardTr, Table, Td, Th } from "../ui/table";
import { type RunWhy, useRunReason } from "./run-reason";
import { RunStatusMark, type RunStatusName } from "./run-status";
import { ChooseCell, ChooseHead } from "./select/choose-box";
import { type ActCounts, countActs, ManyBar } from "./select/many-bar";
import type { Everything, ManyActions } from "./select/use-many";
import { useRowKeys } from "./select/use-row-keys";
import { type Selection, useSelection } from "./select/use-selection";

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
      <Table label={t("title")} className="max-md:block">
        <thead className="max-md:hidden">
          <tr>
            {many ? <ChooseHead rows={rows.length} selection={selection} /> : null}
            <Th>{t("respondent")}</Th>
            <Th>{t("status")}</Th>
            <Th>{t("received")}</Th>
            <Th>{t("invitation")}</Th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <Row key={row.id} row={row} selection={many ? selection : null} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function fits(act: RunAct, status: RunStatusName): boolean {
  return (runActs[act] as readonly string[]).includes(status);
}

/** Nobody is mailed: the address is only what came. */
const uninvited = new Set<RunRow["status"]>(["filtered", "rejected", "duplicate"]);

function Row({ row, selection }: { row: RunRow; selection: Selection | null }) {
  const t = useTranslations("runs");
  const reasons = useTranslations("reasons");
  const reason = useRunReason()(row) || (row.status === "duplicate" ? reasons("duplicate") : "");
  const waits = row.status === "scheduled" || row.status === "sending";
  return (
    <CardTr
      className={cn(
        selection && "max-md:grid-cols-[auto_minmax(0,1fr)_auto]",
        selection?.has(row.id) && "bg-primary-soft hover:bg-primary-soft",
      )}
    >
      {selection ? <ChooseCell id={row.id} name={row.email ?? t("noAddress")} selection={selection} /> : null}
      <Td className="max-md:contents md:max-w-[280px]">
        <Link
          href={`/runs/${row.id}`}
          data-row={row.id}
          className={cn(
            "block truncate rounded-sm font-semibold hover:text-primary max-md:self-center",
            uninvited.has(row.status) && "font-normal text-muted-foreground",
          )}
          title={row.email ?? undefined}
        >
          {row.email ?? t("noAddress")}
        </Link>
      </Td>
      <Td className="max-md:contents">
        <span className="max-md:justify-self-end">
          <RunStatusMark status={row.status} />
        </span>
        {reason || row.redo ? (
          <p className="mt-0.5 line-clamp-2 text-sm wrap-anywhere text-body max-md:[grid-column:-3/-1] max-md:row-start-3">
            {row.redo ? t("again") : reason}
          </p>
        ) : null}
      </Td>
      <Td className="text-sm whitespace-nowrap text-body max-md:p-0">
        <Moment at={row.createdAt} bare />
      </Td>
      <Td className="text-sm whitespace-nowrap text-muted-foreground max-md:p-0 max-md:text-right">
        {row.sentAt
          ? t.rich("sentAt", { date: () => <Moment at={row.sentAt!} bare /> })
          : waits && row.sendAt
            ? t.rich("sends", { date: () => <Moment at={row.sendAt!} look="short" bare /> })
            : null}
      </Td>
    </CardTr>
  );
}
