"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Act } from "../form/outcome";
import { Button } from "../ui/button";
import { Moment } from "../ui/moment";
import { CardTr, Table, Td, Th } from "../ui/table";
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
      <Table label={t("title")} className="max-md:block">
        <thead className="max-md:hidden">
          <tr>
            <Th>{t("address")}</Th>
            <Th>{t("reason")}</Th>
            <Th>{t("holds")}</Th>
            <Th>{t("since")}</Th>
            {remove ? (
              <Th>
                <span className="sr-only">{t("remove")}</span>
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <CardTr key={row.id} className="max-md:gap-y-1">
              <Td className="max-md:p-0">
                <span className={row.email ? "font-semibold wrap-anywhere" : "text-muted-foreground"}>
                  {row.email ?? t("erased")}
                </span>
                {row.note ? <p className="text-sm wrap-anywhere text-muted-foreground">{row.note}</p> : null}
              </Td>
              <Td className="text-body max-md:p-0 max-md:text-right">{t(`reasons.${row.reason}`)}</Td>
              <Td className="text-body wrap-anywhere max-md:p-0 max-md:text-sm max-md:text-muted-foreground">
                {row.survey ?? t("everywhere")}
              </Td>
              <Td className="text-sm whitespace-nowrap text-muted-foreground max-md:hidden">
                <Moment at={row.createdAt} bare />
              </Td>
              {remove ? (
                <Td className="text-right max-md:p-0">
                  <Button
                    size="sm"
                    aria-label={t("removeOf", { email: row.email ?? t("erased") })}
                    onClick={() => setAsked(row)}
                  >
                    {t("remove")}
                  </Button>
                </Td>
              ) : null}
            </CardTr>
          ))}
        </tbody>
      </Table>
      {asked && remove ? <LiftDialog row={asked} remove={remove} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
