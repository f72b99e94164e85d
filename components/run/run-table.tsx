"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "../ui/cn";
import { Moment } from "../ui/moment";
import { CardTr, Table, Td, Th } from "../ui/table";
import { type RunWhy, useRunReason } from "./run-reason";
import { RunStatusMark, type RunStatusName } from "./run-status";

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

export function RunTable({ rows }: { rows: readonly RunRow[] }) {
  const t = useTranslations("runs");
  return (
    <Table label={t("title")} className="max-md:block">
      <thead className="max-md:hidden">
        <tr>
          <Th>{t("respondent")}</Th>
          <Th>{t("status")}</Th>
          <Th>{t("received")}</Th>
          <Th>{t("invitation")}</Th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

/** Nobody is mailed: the address is only what came. */
const uninvited = new Set<RunRow["status"]>(["filtered", "rejected", "duplicate"]);

function Row({ row }: { row: RunRow }) {
  const t = useTranslations("runs");
  const reasons = useTranslations("reasons");
  const reason = useRunReason()(row) || (row.status === "duplicate" ? reasons("duplicate") : "");
  const waits = row.status === "scheduled" || row.status === "sending";
  return (
    <CardTr>
      <Td className="max-md:contents md:max-w-[280px]">
        <Link
          href={`/runs/${row.id}`}
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
          <p className="mt-0.5 line-clamp-2 text-sm wrap-anywhere text-body max-md:col-span-2 max-md:row-start-3">
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
