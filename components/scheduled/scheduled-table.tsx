"use client";
import { Ban, Send } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { toast } from "sonner";
import { ActionError } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import type { ManyOf } from "../run/run-table";
import { ChooseCell, ChooseHead } from "../run/select/choose-box";
import { countActs, ManyBar } from "../run/select/many-bar";
import { useRowKeys } from "../run/select/use-row-keys";
import { type Selection, useSelection } from "../run/select/use-selection";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { Moment } from "../ui/moment";
import { Table, Td, Th, Tr } from "../ui/table";

/** An invitation that waits, as a row; `at` in ISO 8601, `near` where it is less than a week away. */
export type ScheduledRow = {
  runId: string;
  email: string;
  name: string;
  at: string;
  near: boolean;
  attempts: number;
};

export type ScheduledActions = { cancel: Act<{ id: string }>; sendNow: Act<{ id: string }> };

/** Who is invited when; `actions` is null for those who may only look. */
export function ScheduledTable({
  rows,
  actions,
  many,
}: {
  rows: readonly ScheduledRow[];
  actions: ScheduledActions | null;
  many: ManyOf | null;
}) {
  const t = useTranslations("scheduled");
  const list = useRef<HTMLDivElement>(null);
  const selection = useSelection(rows.map(({ runId }) => runId));
  useRowKeys(list, many ? selection : null);
  const top = useRef<HTMLHeadingElement>(null);
  return (
    <div ref={list} className="grid gap-2.5">
      <h2 ref={top} tabIndex={-1} className="sr-only">
        {t("title")}
      </h2>
      {many ? (
        <ManyBar
          {...many}
          selection={selection}
          counts={countActs(selection.ids, (_, act) => act !== "replay")}
        />
      ) : null}
      <Table label={t("title")} className="max-md:block">
        <thead className="max-md:hidden">
          <tr>
            {many ? <ChooseHead rows={rows.length} selection={selection} /> : null}
            <Th>{t("person")}</Th>
            <Th>{t("leaves")}</Th>
            {actions ? (
              <Th>
                <span className="sr-only">{t("actions")}</span>
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <Row
              key={row.runId}
              row={row}
              selection={many ? selection : null}
              actions={actions}
              onGone={() => top.current?.focus()}
            />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Row({
  row,
  selection,
  actions,
  onGone,
}: {
  row: ScheduledRow;
  selection: Selection | null;
  actions: ScheduledActions | null;
  onGone: () => void;
}) {
  const t = useTranslations("run");
  const scheduled = useTranslations("scheduled");
  const { outcome, pending, run } = useAct();
  const id = useId();
  function act(name: keyof ScheduledActions) {
    if (!actions) return;
    run(
      () => actions[name](null, { id: row.runId }),
      () => {
        toast.success(`${row.email}: ${t(`done.${name}`)}`);
        onGone();
      },
    );
  }
  return (
    <Tr
      className={cn(
        selection
          ? "max-md:grid max-md:grid-cols-[auto_minmax(0,1fr)] max-md:gap-x-3 max-md:px-4 max-md:py-3"
          : "max-md:block max-md:px-4 max-md:py-3",
        selection?.has(row.runId) && "bg-primary-soft hover:bg-primary-soft",
      )}
    >
      {selection ? <ChooseCell id={row.runId} name={row.email} selection={selection} /> : null}
      <Td className="max-md:block max-md:p-0 md:max-w-[320px]">
        <Link
          id={id}
          data-row={row.runId}
          href={`/runs/${row.runId}`}
          className="block truncate rounded-sm font-semibold hover:text-primary"
          title={row.email}
        >
          {row.email}
        </Link>
        {row.name ? <p className="text-sm wrap-anywhere text-muted-foreground">{row.name}</p> : null}
        <ActionError state={outcome} className="mt-2" />
      </Td>
      <Td className="max-md:mt-1 max-md:block max-md:p-0">
        <p>
          <Moment at={row.at} look="short" />
          {row.near ? (
            <span className="text-sm text-muted-foreground">
              {", "}
              <Moment at={row.at} bare />
            </span>
          ) : null}
        </p>
        {row.attempts > 0 ? (
          <p className="text-sm text-warning">{scheduled("attempts", { count: row.attempts })}</p>
        ) : null}
      </Td>
      {actions ? (
        <Td className="py-2 max-md:mt-2 max-md:block max-md:p-0">
          <div className="flex gap-2 max-md:-ml-[9px] md:justify-end">
            <Button
              size="sm"
              variant="ghost"
              disabled={pending}
              aria-describedby={id}
              onClick={() => act("cancel")}
            >
              <Ban size={14} aria-hidden />
              {t("cancel")}
            </Button>
            <Button size="sm" disabled={pending} aria-describedby={id} onClick={() => act("sendNow")}>
              <Send size={14} aria-hidden />
              {t("sendNow")}
            </Button>
          </div>
        </Td>
      ) : null}
    </Tr>
  );
}
