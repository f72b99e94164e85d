"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionError } from "../form/action-error";
import type { Act, Outcome } from "../form/outcome";
import { Button } from "../ui/button";
import { Moment } from "../ui/moment";
import { Panel, PanelHead } from "../ui/panel";
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
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [pending, start] = useTransition();
  const run = (act: () => Promise<Outcome>) => start(async () => setOutcome(await act()));
  return (
    <Panel>
      <PanelHead title={t("sessions")}>
        {rows.length > 1 ? (
          <Button size="sm" disabled={pending} onClick={() => run(() => endOthers(null, {}))}>
            {t("endAll")}
          </Button>
        ) : null}
      </PanelHead>
      <ActionError state={outcome} className="m-4" />
      <ul>
        {rows.map((row) => {
          const browser = browserName(row.userAgent) ?? t("unknown");
          return (
            <li
              key={row.id}
              className="flex items-center justify-between gap-3 border-b px-4 py-3 last:border-b-0"
            >
              <div className="min-w-0">
                <p className="font-semibold">
                  {browser}
                  {row.id === present ? (
                    <span className="font-normal text-muted-foreground"> ({t("present")})</span>
                  ) : null}
                </p>
                <p className="text-sm text-muted-foreground">
                  {t("seen")} <Moment at={row.lastSeenAt} bare />, {t("since").toLowerCase()}{" "}
                  <Moment at={row.createdAt} look="short" bare />
                </p>
              </div>
              {row.id === present ? null : (
                <Button
                  size="sm"
                  disabled={pending}
                  aria-label={t("endOf", { browser })}
                  onClick={() => run(() => end(null, { id: row.id }))}
                >
                  {t("end")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
