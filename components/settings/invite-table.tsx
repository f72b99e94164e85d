"use client";
import { Ellipsis, MailX, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { Moment } from "../ui/moment";
import { CardTr, Table, Td, Th } from "../ui/table";

/** An invitation that nobody has followed yet; moments in ISO 8601. */
export type Invite = {
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
      <Table label={t("settings.invites.title")} className="max-md:block">
        <thead className="max-md:hidden">
          <tr>
            <Th>{t("settings.invites.invited")}</Th>
            <Th>{t("settings.members.role")}</Th>
            <Th>{t("settings.invites.valid")}</Th>
            {acts ? (
              <Th>
                <span className="sr-only">{t("automations.actions")}</span>
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <CardTr key={`${row.email} ${row.createdAt}`}>
              <Td className="max-md:p-0">
                <p className="font-semibold wrap-anywhere">{row.email}</p>
                <p className="text-sm wrap-anywhere text-muted-foreground">
                  {t.rich(row.invitedBy ? "settings.invites.by" : "settings.invites.byNobody", {
                    who: row.invitedBy ?? "",
                    date: () => <Moment at={row.createdAt} bare />,
                  })}
                </p>
              </Td>
              <Td className="max-md:row-start-2 max-md:p-0">{t(`shell.roles.${row.role}`)}</Td>
              <Td className="text-sm whitespace-nowrap text-muted-foreground max-md:row-start-3 max-md:p-0">
                {t.rich(`settings.invites.${row.state}`, {
                  date: () => <Moment at={row.expiresAt} look="short" bare />,
                  warn: (words) => <span className="font-medium text-warning">{words}</span>,
                })}
              </Td>
              {acts ? (
                <Td className="py-2 pl-0 text-right max-md:col-start-2 max-md:row-start-1 max-md:p-0">
                  <Menu
                    align="end"
                    trigger={
                      <Button
                        variant="ghost"
                        size="icon-sm"
                        aria-label={t("settings.invites.actionsOf", { email: row.email })}
                      >
                        <Ellipsis size={16} aria-hidden />
                      </Button>
                    }
                  >
                    <MenuItem onClick={() => acts.again(row.email)}>
                      <Send size={16} aria-hidden />
                      {t("settings.invites.again")}
                    </MenuItem>
                    <MenuItem danger onClick={() => acts.withdraw(row.email)}>
                      <MailX size={16} aria-hidden />
                      {t("settings.invites.withdraw")}
                    </MenuItem>
                  </Menu>
                </Td>
              ) : null}
            </CardTr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
