"use client";
import { Ellipsis, KeyRound, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionError } from "../form/action-error";
import type { Act } from "../form/outcome";
import { useAct } from "../form/use-act";
import { Avatar } from "../shell/avatar";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Menu, MenuItem } from "../ui/menu";
import { Moment } from "../ui/moment";
import { Select } from "../ui/select";
import { CardTr, Table, Td, Th } from "../ui/table";
import { type Link, MadeLink } from "./made-link";

type Role = "owner" | "admin" | "viewer";
type Row = { userId: string; email: string; name: string; role: Role; createdAt: string };

export type MemberActions = {
  changeRole: Act<{ userId: string; role: Role }>;
  remove: Act<{ userId: string }>;
  reset: Act<{ userId: string }, Link>;
};

const roles: readonly Role[] = ["owner", "admin", "viewer"];

/** The members, with what an owner may do; `actions` is null for everybody else. */
export function MemberTable({
  rows,
  me,
  actions,
}: {
  rows: readonly Row[];
  me: string;
  actions: MemberActions | null;
}) {
  const t = useTranslations();
  const [link, setLink] = useState<Link | null>(null);
  const [leaving, setLeaving] = useState<Row | null>(null);
  const { outcome, pending, run } = useAct<unknown>();
  return (
    <section className="grid gap-3">
      <ActionError state={outcome} />
      {link ? <MadeLink link={link} /> : null}
      <Table label={t("settings.tabs.members")} className="max-md:block">
        <thead className="max-md:hidden">
          <tr>
            <Th>{t("settings.members.person")}</Th>
            <Th>{t("settings.members.role")}</Th>
            <Th className="max-md:hidden">{t("settings.members.since")}</Th>
            {actions ? (
              <Th>
                <span className="sr-only">{t("automations.actions")}</span>
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <CardTr key={row.userId} className="max-md:gap-3">
              <Td className="max-md:p-0">
                <div className="flex items-start gap-2.5">
                  <Avatar name={row.name || row.email} round />
                  <div className="min-w-0">
                    <p className="font-semibold wrap-anywhere">
                      {row.name || row.email}
                      {row.userId === me ? (
                        <span className="font-normal text-muted-foreground">
                          {" "}
                          ({t("settings.members.you")})
                        </span>
                      ) : null}
                    </p>
                    {row.name ? (
                      <p className="text-sm wrap-anywhere text-muted-foreground">{row.email}</p>
                    ) : null}
                  </div>
                </div>
              </Td>
              <Td className="max-md:col-span-2 max-md:row-start-2 max-md:p-0">
                {actions ? (
                  <Select
                    className="md:w-40"
                    aria-label={t("settings.members.roleOf", { name: row.name || row.email })}
                    value={row.role}
                    disabled={pending}
                    onChange={(event) =>
                      run(() =>
                        actions.changeRole(null, { userId: row.userId, role: event.target.value as Role }),
                      )
                    }
                  >
                    {roles.map((role) => (
                      <option key={role} value={role}>
                        {t(`shell.roles.${role}`)}
                      </option>
                    ))}
                  </Select>
                ) : (
                  t(`shell.roles.${row.role}`)
                )}
              </Td>
              <Td className="text-sm whitespace-nowrap text-muted-foreground max-md:hidden">
                <Moment at={row.createdAt} look="date" bare />
              </Td>
              {actions ? (
                <Td className="py-2 pl-0 text-right max-md:p-0">
                  <Menu
                    align="end"
                    trigger={
                      <Button
                        variant="ghost"
                        size="icon-sm"
                        aria-label={t("settings.members.actionsOf", { name: row.name || row.email })}
                      >
                        <Ellipsis size={16} aria-hidden />
                      </Button>
                    }
                  >
                    <MenuItem
                      onClick={() =>
                        run(
                          () => actions.reset(null, { userId: row.userId }),
                          (made) => setLink(made as Link),
                        )
                      }
                    >
                      <KeyRound size={16} aria-hidden />
                      {t("settings.members.reset")}
                    </MenuItem>
                    <MenuItem danger onClick={() => setLeaving(row)}>
                      <UserMinus size={16} aria-hidden />
                      {t("settings.members.remove")}
                    </MenuItem>
                  </Menu>
                </Td>
              ) : null}
            </CardTr>
          ))}
        </tbody>
      </Table>
      <p className="text-sm text-muted-foreground">{t("settings.members.roleHelp")}</p>
      {actions && leaving ? (
        <ConfirmDialog
          title={t("settings.members.removeTitle", { name: leaving.name || leaving.email })}
          description={t("settings.members.removeText")}
          submit={t("settings.members.remove")}
          pending={pending}
          onSubmit={() => {
            run(() => actions.remove(null, { userId: leaving.userId }));
            setLeaving(null);
          }}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </section>
  );
}
