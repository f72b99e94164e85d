"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionError } from "../../form/action-error";
import type { Act } from "../../form/outcome";
import { useAct } from "../../form/use-act";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { InviteForm, type NewInvite } from "./invite-form";
import { type Invite, InviteTable } from "./invite-table";
import { type Link, MadeLink } from "./made-link";

type Actions = {
  invite: Act<NewInvite, Link>;
  again: Act<{ email: string }, Link>;
  withdraw: Act<{ email: string }>;
};

/** The invitations that nobody has followed yet, with what an owner may do; `actions` is null for everybody else. */
export function Invitations({ rows, actions }: { rows: readonly Invite[]; actions: Actions | null }) {
  const t = useTranslations();
  const [link, setLink] = useState<Link | null>(null);
  const [going, setGoing] = useState<string | null>(null);
  const { outcome, pending, run } = useAct<unknown>();
  const { again, withdraw } = actions ?? {};
  function withdrawn(email: string) {
    // A link that is withdrawn must not stay there to be copied.
    setLink((shown) => (shown?.email === email ? null : shown));
  }
  return (
    <div className="grid gap-3">
      {actions ? <InviteForm invite={actions.invite} made={setLink} /> : null}
      {link ? <MadeLink link={link} /> : null}
      <ActionError state={outcome} />
      {rows.length > 0 ? (
        <InviteTable
          rows={rows}
          acts={
            again
              ? {
                  again: (email) =>
                    run(
                      () => again(null, { email }),
                      (made) => setLink(made as Link),
                    ),
                  withdraw: setGoing,
                }
              : null
          }
        />
      ) : null}
      {withdraw && going !== null ? (
        <ConfirmDialog
          title={t("settings.invites.withdrawTitle", { email: going })}
          description={t("settings.invites.withdrawText")}
          submit={t("settings.invites.withdraw")}
          pending={pending}
          onSubmit={() => {
            run(
              () => withdraw(null, { email: going }),
              () => withdrawn(going),
            );
            setGoing(null);
          }}
          onClose={() => setGoing(null)}
        />
      ) : null}
    </div>
  );
}
