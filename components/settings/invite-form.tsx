"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionError, useFieldError } from "../shell/action-error";
import type { FormAct } from "../shell/outcome";
import { SelectField, TextField } from "../ui/field";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { SubmitButton } from "../ui/submit-button";
import { type Link, MadeLink } from "./made-link";

/** Invites an address to the workspace, and shows the link that was made. */
export function InviteForm({ invite }: { invite: FormAct<Link> }) {
  const t = useTranslations();
  const [state, send] = useActionState(invite, null);
  const errorOf = useFieldError(state);
  return (
    <Panel>
      <PanelHead title={t("settings.members.invite")} />
      <PanelBody className="grid gap-4">
        {state?.ok ? <MadeLink link={state.value} /> : <ActionError state={state} />}
        <form action={send} className="grid items-start gap-3.5 sm:grid-cols-[minmax(0,1fr)_180px_auto]">
          <TextField
            label={t("settings.members.email")}
            name="email"
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            error={errorOf("email")}
          />
          <SelectField label={t("settings.members.role")} name="role" defaultValue="admin">
            {(["viewer", "admin", "owner"] as const).map((role) => (
              <option key={role} value={role}>
                {t(`shell.roles.${role}`)}
              </option>
            ))}
          </SelectField>
          <SubmitButton className="sm:mt-[26px]">{t("settings.members.submit")}</SubmitButton>
        </form>
      </PanelBody>
    </Panel>
  );
}
