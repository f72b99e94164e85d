"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Act } from "../form/outcome";
import { DataList } from "../list/data-list";
import { Button } from "../ui/button";
import { Moment } from "../ui/moment";
import { LiftDialog, type SuppressionRow } from "./lift-dialog";

export function SuppressionTable({
  rows,
  remove,
}: {
  rows: readonly SuppressionRow[];
  /** Null for those who may only look. */
  remove: Act<{ id: string }> | null;
}) {
  const t = useTranslations("suppressions");
  const [asked, setAsked] = useState<SuppressionRow | null>(null);
  return (
    <>
      <DataList
        label={t("title")}
        rows={rows}
        rowClass={() => "@max-2xl:gap-y-1"}
        columns={[
          {
            title: t("address"),
            cell: ({ email, note }) => (
              <>
                <span className={email ? "font-semibold wrap-anywhere" : "text-muted-foreground"}>
                  {email ?? t("erased")}
                </span>
                {note ? <p className="text-sm wrap-anywhere text-muted-foreground">{note}</p> : null}
              </>
            ),
          },
          {
            title: t("reason"),
            className: "text-body @max-2xl:text-right",
            cell: ({ reason }) => t(`reasons.${reason}`),
          },
          {
            title: t("holds"),
            className: "text-body wrap-anywhere @max-2xl:text-sm @max-2xl:text-muted-foreground",
            cell: ({ survey }) => survey ?? t("everywhere"),
          },
          {
            title: t("since"),
            wide: true,
            className: "text-sm whitespace-nowrap text-muted-foreground",
            cell: ({ createdAt }) => <Moment at={createdAt} bare />,
          },
          remove && {
            title: t("remove"),
            silent: true,
            className: "text-right",
            cell: (row) => (
              <Button
                size="sm"
                aria-label={t("removeOf", { email: row.email ?? t("erased") })}
                onClick={() => setAsked(row)}
              >
                {t("remove")}
              </Button>
            ),
          },
        ]}
      />
      {asked && remove ? <LiftDialog row={asked} remove={remove} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
