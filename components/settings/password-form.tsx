"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionError, useFieldError } from "../form/action-error";
import type { FormAct } from "../form/outcome";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { PasswordField } from "../ui/password-field";
import { SubmitButton } from "../ui/submit-button";
import { Saved } from "./saved";

export function PasswordForm({ save, email }: { save: FormAct; email: string }) {
  const t = useTranslations();
  const [state, send] = useActionState(save, null);
  const errorOf = useFieldError(state);
  const words = { show: t("ui.show"), hide: t("ui.hide") };
  return (
    <Panel>
      <PanelHead title={t("settings.account.password")} />
      <PanelBody>
        <form action={send} noValidate className="grid gap-4">
          <ActionError state={state} />
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <div className="grid gap-3.5 sm:grid-cols-2">
            <PasswordField
              label={t("settings.account.current")}
              name="current"
              autoComplete="current-password"
              required
              error={errorOf("current")}
              words={words}
            />
            <PasswordField
              label={t("settings.account.next")}
              name="next"
              autoComplete="new-password"
              required
              minLength={12}
              maxLength={200}
              hint={t("firstRun.passwordHint")}
              error={errorOf("next")}
              words={words}
            />
          </div>
          <div className="flex items-center gap-3">
            <SubmitButton>{t("settings.account.change")}</SubmitButton>
            <Saved state={state} words={t("settings.account.changed")} />
          </div>
        </form>
      </PanelBody>
    </Panel>
  );
}
