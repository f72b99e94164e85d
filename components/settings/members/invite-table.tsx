"use client";
import { MailX, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { DataList } from "../../list/data-list";
import { RowMenu } from "../../list/row-menu";
import { MenuItem } from "../../ui/menu";
import { Moment } from "../../ui/moment";

/** An invitation that nobody has followed yet; moments in ISO 8601. */
export type Invite = {
  id: string;
  email: string;
  role: "owner" | "admin" | "viewer";
  invitedBy: string | null;
  createdAt: string;
  expiresAt: string;
  state: "open" | "expired" | "ended";
};

/** Who is invited, as what, by whom, and until when; `acts` is null for those who may only look. */
export function InviteTable({
  rows,
  acts,
}: {
  rows: readonly Invite[];
  acts: { again: (email: string) => void; withdraw: (email: string) => void } | null;
}) {
  const t = useTranslations();
  return (
    <div>
      <h2 className="mt-3 mb-3">{t("settings.invites.title")}</h2>
      <DataList
        label={t("settings.invites.title")}
        rows={rows}
        columns={[
          {
            title: t("settings.invites.invited"),
            cell: ({ email, invitedBy, createdAt }) => (
              <>
                <p className="font-semibold wrap-anywhere">{email}</p>
                <p className="text-sm wrap-anywhere text-muted-foreground">
                  {t.rich(invitedBy ? "settings.invites.by" : "settings.invites.byNobody", {
                    who: invitedBy ?? "",
                    date: () => <Moment at={createdAt} bare />,
                  })}
                </p>
              </>
            ),
          },
          {
            title: t("settings.members.role"),
            className: "@max-2xl:row-start-2",
            cell: ({ role }) => t(`shell.roles.${role}`),
          },
          {
            title: t("settings.invites.valid"),
            className: "text-sm whitespace-nowrap text-muted-foreground @max-2xl:row-start-3",
            cell: ({ state, expiresAt }) =>
              t.rich(`settings.invites.${state}`, {
                date: () => <Moment at={expiresAt} look="short" bare />,
                warn: (words) => <span className="font-medium text-warning">{words}</span>,
              }),
          },
          acts && {
            title: t("automations.actions"),
            silent: true,
            className: "py-2 pl-0 text-right @max-2xl:col-start-2 @max-2xl:row-start-1",
            cell: ({ email }) => (
              <RowMenu label={t("settings.invites.actionsOf", { email })}>
                <MenuItem onClick={() => acts.again(email)}>
                  <Send size={16} aria-hidden />
                  {t("settings.invites.again")}
                </MenuItem>
                <MenuItem danger onClick={() => acts.withdraw(email)}>
                  <MailX size={16} aria-hidden />
                  {t("settings.invites.withdraw")}
                </MenuItem>
              </RowMenu>
            ),
          },
        ]}
      />
    </div>
  );
}
