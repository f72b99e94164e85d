"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionError, useFieldError } from "../form/action-error";
import type { FormAct } from "../form/outcome";
import { TextField } from "../ui/field";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { SubmitButton } from "../ui/submit-button";
import { Saved } from "./saved";

export function AccountForm({ user, save }: { user: { name: string; email: string }; save: FormAct }) {
  const t = useTranslations();
  const [state, send] = useActionState(save, null);
  const errorOf = useFieldError(state);
  return (
    <Panel>
      <PanelHead title={t("settings.tabs.account")}>
        <span className="truncate text-sm text-muted-foreground">{user.email}</span>
      </PanelHead>
      <PanelBody>
        <form action={send} noValidate className="grid gap-4">
          <ActionError state={state} />
          <TextField
            label={t("settings.account.name")}
            name="name"
            autoComplete="name"
            maxLength={100}
            defaultValue={user.name}
            hint={t("settings.account.nameHint")}
            error={errorOf("name")}
          />
          <div className="flex items-center gap-3">
            <SubmitButton>{t("ui.save")}</SubmitButton>
            <Saved state={state} />
          </div>
        </form>
      </PanelBody>
    </Panel>
  );
}
