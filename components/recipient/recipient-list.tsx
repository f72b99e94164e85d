"use client";
import { BellOff, MailX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { ActionError } from "../form/action-error";
import type { Outcome } from "../form/outcome";
import type { useAct } from "../form/use-act";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Moment } from "../ui/moment";
import { PanelBody } from "../ui/panel";

/** A recipient as a row; `createdAt` in ISO 8601. */
export type RecipientRow = {
  id: string;
  email: string;
  status: "active" | "stopped" | "refused";
  addedBy: string | null;
  createdAt: string;
};

/** Who gets the mails, how each stands, and who added them. */
export function RecipientList({
  rows,
  most,
  silent,
  act,
  remove,
}: {
  rows: readonly RecipientRow[];
  most: number;
  /** The mails are switched off. */
  silent: boolean;
  act: ReturnType<typeof useAct<void>>;
  remove: ((recipientId: string) => Promise<Outcome>) | null;
}) {
  const t = useTranslations("recipients");
  const heading = useRef<HTMLHeadingElement>(null);
  const outcome = act.outcome;
  // What is wrong with an address is said beside its field.
  const refused = outcome && !outcome.ok && outcome.code !== "invalid_request" ? outcome : null;
  return (
    <PanelBody>
      <div className="flex items-center justify-between gap-3">
        <h3 ref={heading} tabIndex={-1} className="text-sm font-semibold outline-none">
          {t("list")}
        </h3>
        <span className="text-xs text-muted-foreground">{t("count", { count: rows.length, most })}</span>
      </div>
      {silent && rows.length > 0 ? (
        <Banner kind="neutral" icon={BellOff} className="mt-3" title={t("silent")} />
      ) : null}
      <ActionError state={refused} className="mt-3" />
      {rows.length === 0 ? (
        <p className="mt-1 text-sm text-muted-foreground">{t("none")}</p>
      ) : (
        <ul className="mt-1">
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              pending={act.pending}
              remove={
                remove &&
                (() =>
                  act.run(
                    () => remove(row.id),
                    () => heading.current?.focus(),
                  ))
              }
            />
          ))}
        </ul>
      )}
    </PanelBody>
  );
}

function Row({ row, pending, remove }: { row: RecipientRow; pending: boolean; remove: (() => void) | null }) {
  const t = useTranslations("recipients");
  const id = useId();
  const date = () => <Moment at={row.createdAt} look="date" />;
  const off = row.status !== "active";
  return (
    <li className="flex items-center gap-3 border-b py-2.5 last:border-b-0">
      <div className="min-w-0 grow">
        <p id={id} className={off ? "wrap-anywhere text-muted-foreground" : "wrap-anywhere"}>
          {row.email}
        </p>
        {off ? (
          <p className="flex items-start gap-1.5 text-xs text-warning">
            {row.status === "stopped" ? (
              <BellOff size={12} aria-hidden className="mt-0.5 shrink-0" />
            ) : (
              <MailX size={12} aria-hidden className="mt-0.5 shrink-0" />
            )}
            {t(row.status === "stopped" ? "stopped" : "refused")}
          </p>
        ) : null}
        <p className="text-xs text-muted-foreground">
          {row.addedBy ? t.rich("addedBy", { who: row.addedBy, date }) : t.rich("added", { date })}
        </p>
      </div>
      {remove ? (
        <Button variant="ghost" size="sm" aria-describedby={id} disabled={pending} onClick={remove}>
          {t("remove")}
        </Button>
      ) : null}
    </li>
  );
}
