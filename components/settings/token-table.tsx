"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionError } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Moment } from "../ui/moment";
import { Table, Td, Th, Tr } from "../ui/table";

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
      <Table label={all("settings.tabs.tokens")}>
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th>{t("token")}</Th>
            <Th className="max-md:hidden">{t("role")}</Th>
            <Th className="max-md:hidden">{t("used")}</Th>
            <Th className="max-md:hidden">{t("made")}</Th>
            {revoke ? (
              <Th>
                <span className="sr-only">{all("automations.actions")}</span>
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <Td>
                <span className="font-semibold wrap-anywhere">{row.name}</span>
                {row.fromEnvironment ? (
                  <p className="text-sm text-muted-foreground">{t("fromEnvironment")}</p>
                ) : null}
              </Td>
              <Td className="whitespace-nowrap">
                <code className="text-xs">
                  {row.prefix}…{row.last4}
                </code>
              </Td>
              <Td className="max-md:hidden">{all(`shell.roles.${row.role}`)}</Td>
              <Td className="text-sm whitespace-nowrap text-muted-foreground max-md:hidden">
                {row.lastUsedAt ? <Moment at={row.lastUsedAt} bare /> : t("never")}
              </Td>
              <Td className="text-sm text-muted-foreground max-md:hidden">
                <Moment at={row.createdAt} look="date" bare />
                {row.madeBy ? <p className="wrap-anywhere">{t("by", { email: row.madeBy })}</p> : null}
              </Td>
              {revoke ? (
                <Td className="py-2 text-right">
                  {row.fromEnvironment ? null : (
                    <Button
                      variant="danger"
                      size="sm"
                      aria-label={t("revokeOf", { name: row.name })}
                      onClick={() => setGoing(row)}
                    >
                      {t("revoke")}
                    </Button>
                  )}
                </Td>
              ) : null}
            </Tr>
          ))}
        </tbody>
      </Table>
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
