"use client";
import { useTranslations } from "next-intl";
import { ActionError, useFieldError } from "../form/action-error";
import type { FormAct, Outcome } from "../form/outcome";
import { SelectField, TextField } from "../ui/field";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { SubmitButton } from "../ui/submit-button";
import type { Link } from "./made-link";
import { useKeptForm } from "./use-kept-form";

/** Invites an address to the workspace; `made` gets the link. */
export function InviteForm({ invite, made }: { invite: FormAct<Link>; made: (link: Link) => void }) {
  const t = useTranslations();
  const { state, send, kept } = useKeptForm(async (previous: Outcome<Link>, form: FormData) => {
    const outcome = await invite(previous, form);
    if (outcome?.ok) made(outcome.value);
    return outcome;
  });
  const errorOf = useFieldError(state);
  return (
    <Panel>
      <PanelHead title={t("settings.members.invite")} />
      <PanelBody className="grid gap-4">
        <ActionError state={state} />
        <form
          action={send}
          noValidate
          className="grid items-start gap-3.5 sm:grid-cols-[minmax(0,1fr)_180px_auto]"
        >
          <TextField
            label={t("settings.members.email")}
            name="email"
            type="email"
            required
            maxLength={254}
            defaultValue={kept("email")}
            autoComplete="off"
            error={errorOf("email")}
          />
          <SelectField
            label={t("settings.members.role")}
            name="role"
            key={kept("role", "admin")}
            defaultValue={kept("role", "admin")}
          >
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
