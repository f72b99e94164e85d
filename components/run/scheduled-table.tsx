"use client";
import { Ban, Send } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { ActionError } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { DataList } from "../list/data-list";
import { useRowKeys } from "../list/use-row-keys";
import { useSelection } from "../list/use-selection";
import { tell } from "../page/news";
import { Button } from "../ui/button";
import { Moment } from "../ui/moment";
import type { ManyOf } from "./run-table";
import { countActs, ManyBar } from "./select/many-bar";

/** An invitation that waits, as a row; `at` in ISO 8601, `near` where it is less than a week away. */
export type ScheduledRow = {
  id: string;
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
  const selection = useSelection(rows.map(({ id }) => id));
  useRowKeys(list, many ? selection : null);
  const top = useRef<HTMLHeadingElement>(null);
  return (
    <div ref={list} className="grid gap-2.5">
      <h2 ref={top} tabIndex={-1} className="sr-only">
        {t("title")}
      </h2>
      {many ? (
        <ManyBar
          type="incoming_webhook"
          {...many}
          selection={selection}
          counts={countActs(selection.ids, (_, act) => act !== "replay")}
        />
      ) : null}
      <DataList
        label={t("title")}
        rows={rows}
        choose={many ? { selection, name: ({ email }) => email } : null}
        columns={[
          {
            title: t("person"),
            className: "@max-2xl:col-span-2 @2xl:max-w-[320px]",
            cell: ({ id, email, name }) => (
              <>
                <Link
                  id={`row-${id}`}
                  data-row={id}
                  href={`/runs/${id}`}
                  className="block truncate rounded-sm font-semibold hover:text-primary"
                  title={email}
                >
                  {email}
                </Link>
                {name ? <p className="text-sm wrap-anywhere text-muted-foreground">{name}</p> : null}
              </>
            ),
          },
          {
            title: t("leaves"),
            className: "@max-2xl:col-span-2 @max-2xl:mt-1",
            cell: ({ at, near, attempts }) => (
              <>
                <p>
                  <Moment at={at} look="short" />
                  {near ? (
                    <span className="text-sm text-muted-foreground">
                      {", "}
                      <Moment at={at} bare />
                    </span>
                  ) : null}
                </p>
                {attempts > 0 ? (
                  <p className="text-sm text-warning">{t("attempts", { count: attempts })}</p>
                ) : null}
              </>
            ),
          },
          actions && {
            title: t("actions"),
            silent: true,
            className: "py-2 @max-2xl:col-span-2 @max-2xl:mt-2",
            cell: (row) => <RowActs row={row} actions={actions} onGone={() => top.current?.focus()} />,
          },
        ]}
      />
    </div>
  );
}

function RowActs({
  row: { id, email },
  actions,
  onGone,
}: {
  row: ScheduledRow;
  actions: ScheduledActions;
  onGone: () => void;
}) {
  const t = useTranslations("run");
  const { outcome, pending, run } = useAct();
  const said = { size: "sm", disabled: pending, "aria-describedby": `row-${id}` } as const;
  function act(name: keyof ScheduledActions) {
    run(
      () => actions[name](null, { id }),
      () => {
        tell((toast) => toast.success(`${email}: ${t(`done.${name}`)}`));
        onGone();
      },
    );
  }
  return (
    <>
      <div className="flex gap-2 @max-2xl:-ml-[9px] @2xl:justify-end">
        <Button {...said} variant="ghost" onClick={() => act("cancel")}>
          <Ban size={14} aria-hidden />
          {t("cancel")}
        </Button>
        <Button {...said} onClick={() => act("sendNow")}>
          <Send size={14} aria-hidden />
          {t("sendNow")}
        </Button>
      </div>
      <ActionError state={outcome} className="mt-2" />
    </>
  );
}
