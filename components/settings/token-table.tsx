"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionError } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { DataList } from "../list/data-list";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Moment } from "../ui/moment";

type Row = {
  id: string;
  name: string;
  role: "owner" | "admin" | "viewer";
  prefix: string;
  last4: string;
  createdAt: string;
  lastUsedAt: string | null;
  madeBy: string | null;
  fromEnvironment: boolean;
};

/** The tokens of the management API by what may be shown of them; `revoke` is null for those who may only look. */
export function TokenTable({ rows, revoke }: { rows: readonly Row[]; revoke: Act<{ id: string }> | null }) {
  const t = useTranslations("settings.tokens");
  const all = useTranslations();
  const [going, setGoing] = useState<Row | null>(null);
  const { outcome, pending, run } = useAct();
  return (
    <section className="grid gap-3">
      <ActionError state={outcome} />
      <DataList
        label={all("settings.tabs.tokens")}
        rows={rows}
        columns={[
          {
            title: t("name"),
            cell: ({ name, fromEnvironment }) => (
              <>
                <span className="font-semibold wrap-anywhere">{name}</span>
                {fromEnvironment ? (
                  <p className="text-sm text-muted-foreground">{t("fromEnvironment")}</p>
                ) : null}
              </>
            ),
          },
          {
            title: t("token"),
            className: "whitespace-nowrap @max-2xl:row-start-2",
            cell: ({ prefix, last4 }) => (
              <code className="text-xs">
                {prefix}…{last4}
              </code>
            ),
          },
          { title: t("role"), wide: true, cell: ({ role }) => all(`shell.roles.${role}`) },
          {
            title: t("used"),
            wide: true,
            className: "text-sm whitespace-nowrap text-muted-foreground",
            cell: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} bare /> : t("never")),
          },
          {
            title: t("made"),
            wide: true,
            className: "text-sm text-muted-foreground",
            cell: ({ createdAt, madeBy }) => (
              <>
                <Moment at={createdAt} look="date" bare />
                {madeBy ? <p className="wrap-anywhere">{t("by", { email: madeBy })}</p> : null}
              </>
            ),
          },
          revoke && {
            title: all("automations.actions"),
            silent: true,
            className: "py-2 text-right @max-2xl:col-start-2 @max-2xl:row-span-2 @max-2xl:row-start-1",
            cell: (row) =>
              row.fromEnvironment ? null : (
                <Button
                  variant="danger"
                  size="sm"
                  aria-label={t("revokeOf", { name: row.name })}
                  onClick={() => setGoing(row)}
                >
                  {t("revoke")}
                </Button>
              ),
          },
        ]}
      />
      {revoke && going ? (
        <ConfirmDialog
          title={t("revokeTitle", { name: going.name })}
          description={t("revokeText")}
          submit={t("revoke")}
          pending={pending}
          onSubmit={() => {
            run(() => revoke(null, { id: going.id }));
            setGoing(null);
          }}
          onClose={() => setGoing(null)}
        />
      ) : null}
    </section>
  );
}
