"use client";
import { Ban, Send } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { toast } from "sonner";
import { ActionError } from "../shell/action-error";
import type { Act } from "../shell/outcome";
import { useAct } from "../shell/use-act";
import { Button } from "../ui/button";
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
}: {
  rows: readonly ScheduledRow[];
  actions: ScheduledActions | null;
}) {
  const t = useTranslations("scheduled");
  const top = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <h2 ref={top} tabIndex={-1} className="sr-only">
        {t("title")}
      </h2>
      <Table label={t("title")} className="max-md:block">
        <thead className="max-md:hidden">
          <tr>
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
            <Row key={row.runId} row={row} actions={actions} onGone={() => top.current?.focus()} />
          ))}
        </tbody>
      </Table>
    </>
  );
}

function Row({
  row,
  actions,
  onGone,
}: {
  row: ScheduledRow;
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
    <Tr className="max-md:block max-md:px-4 max-md:py-3">
      <Td className="max-md:block max-md:p-0 md:max-w-[320px]">
        <Link
          id={id}
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
