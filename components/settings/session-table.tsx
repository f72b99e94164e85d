"use client";
import { useTranslations } from "next-intl";
import { ActionError } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { DataList } from "../list/data-list";
import { Button } from "../ui/button";
import { Moment } from "../ui/moment";
import { browserName } from "./browser-name";

type Row = { id: string; userAgent: string; createdAt: string; lastSeenAt: string };

/** Where a person is signed in, each to be signed out. */
export function SessionTable({
  rows,
  present,
  end,
  endOthers,
}: {
  rows: readonly Row[];
  present: string;
  end: Act<{ id: string }>;
  endOthers: Act<Record<string, never>>;
}) {
  const t = useTranslations("settings.account");
  const { outcome, pending, run } = useAct();
  const nameOf = ({ userAgent }: Row) => browserName(userAgent) ?? t("unknown");
  return (
    <section className="grid gap-3">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-3">
        <h2>{t("sessions")}</h2>
        {rows.length > 1 ? (
          <Button size="sm" disabled={pending} onClick={() => run(() => endOthers(null, {}))}>
            {t("endAll")}
          </Button>
        ) : null}
      </div>
      <ActionError state={outcome} />
      <DataList
        label={t("sessions")}
        rows={rows}
        columns={[
          {
            title: t("browser"),
            className: "font-semibold",
            cell: (row) => (
              <>
                {nameOf(row)}
                {row.id === present ? (
                  <span className="font-normal text-muted-foreground"> ({t("present")})</span>
                ) : null}
              </>
            ),
          },
          {
            title: t("seen"),
            className: "text-sm text-muted-foreground @max-2xl:row-start-2",
            cell: ({ lastSeenAt }) => (
              <>
                <span className="@2xl:hidden">{t("seen")} </span>
                <Moment at={lastSeenAt} bare />
              </>
            ),
          },
          {
            title: t("since"),
            wide: true,
            className: "text-sm text-muted-foreground",
            cell: ({ createdAt }) => <Moment at={createdAt} look="short" bare />,
          },
          {
            title: t("end"),
            silent: true,
            className: "py-2 text-right @max-2xl:col-start-2 @max-2xl:row-span-2 @max-2xl:row-start-1",
            cell: (row) =>
              row.id === present ? null : (
                <Button
                  size="sm"
                  disabled={pending}
                  aria-label={t("endOf", { browser: nameOf(row) })}
                  onClick={() => run(() => end(null, { id: row.id }))}
                >
                  {t("end")}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}
