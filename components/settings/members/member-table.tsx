"use client";
import { KeyRound, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionError } from "../../form/action-error";
import type { Act } from "../../form/outcome";
import { useAct } from "../../form/use-act";
import { DataList } from "../../list/data-list";
import { RowMenu } from "../../list/row-menu";
import { Avatar } from "../../shell/avatar";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { MenuItem } from "../../ui/menu";
import { Moment } from "../../ui/moment";
import { Select } from "../../ui/select";
import { type Link, MadeLink } from "./made-link";

type Role = "owner" | "admin" | "viewer";
type Row = { id: string; email: string; name: string; role: Role; createdAt: string };

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
      <DataList
        label={t("settings.tabs.members")}
        rows={rows}
        rowClass={() => "@max-2xl:gap-3"}
        columns={[
          {
            title: t("settings.members.person"),
            cell: ({ id, name, email }) => (
              <div className="flex items-start gap-2.5">
                <Avatar name={name || email} round />
                <div className="min-w-0">
                  <p className="font-semibold wrap-anywhere">
                    {name || email}
                    {id === me ? (
                      <span className="font-normal text-muted-foreground">
                        {" "}
                        ({t("settings.members.you")})
                      </span>
                    ) : null}
                  </p>
                  {name ? <p className="text-sm wrap-anywhere text-muted-foreground">{email}</p> : null}
                </div>
              </div>
            ),
          },
          {
            title: t("settings.members.role"),
            className: "@max-2xl:col-span-2 @max-2xl:row-start-2",
            cell: ({ id, name, email, role }) =>
              actions ? (
                <Select
                  className="@2xl:w-40"
                  aria-label={t("settings.members.roleOf", { name: name || email })}
                  value={role}
                  disabled={pending}
                  onChange={({ target }) =>
                    run(() => actions.changeRole(null, { userId: id, role: target.value as Role }))
                  }
                >
                  {roles.map((each) => (
                    <option key={each} value={each}>
                      {t(`shell.roles.${each}`)}
                    </option>
                  ))}
                </Select>
              ) : (
                t(`shell.roles.${role}`)
              ),
          },
          {
            title: t("settings.members.since"),
            wide: true,
            className: "text-sm whitespace-nowrap text-muted-foreground",
            cell: ({ createdAt }) => <Moment at={createdAt} look="date" bare />,
          },
          actions && {
            title: t("automations.actions"),
            silent: true,
            className: "py-2 pl-0 text-right",
            cell: (row) => (
              <RowMenu label={t("settings.members.actionsOf", { name: row.name || row.email })}>
                <MenuItem
                  onClick={() =>
                    run(
                      () => actions.reset(null, { userId: row.id }),
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
              </RowMenu>
            ),
          },
        ]}
      />
      <p className="text-sm text-muted-foreground">{t("settings.members.roleHelp")}</p>
      {actions && leaving ? (
        <ConfirmDialog
          title={t("settings.members.removeTitle", { name: leaving.name || leaving.email })}
          description={t("settings.members.removeText")}
          submit={t("settings.members.remove")}
          pending={pending}
          onSubmit={() => {
            run(() => actions.remove(null, { userId: leaving.id }));
            setLeaving(null);
          }}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </section>
  );
}
