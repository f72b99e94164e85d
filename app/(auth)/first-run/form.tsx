"use client";
import { useTranslations } from "next-intl";
import { useActionState, useSyncExternalStore } from "react";
import { ActionError, useFieldError } from "@/components/form/action-error";
import { SelectField, TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FirstRunState, makeFirstOwner } from "./actions";

const nothing: FirstRunState = { state: null, values: {} };
const never = () => () => {};

export function FirstRunForm({ zones }: { zones: readonly string[] }) {
  const t = useTranslations();
  const [{ state, values }, send] = useActionState(makeFirstOwner, nothing);
  const errorOf = useFieldError(state);
  const browserZone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
  const zone = values.timeZone || (zones.includes(browserZone) ? browserZone : "UTC");
  return (
    <form action={send} noValidate className="grid gap-[18px]">
      <ActionError state={state} />
      <TextField
        label={t("signIn.email")}
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={values.email}
        error={errorOf("email")}
      />
      <PasswordField
        label={t("signIn.password")}
        name="password"
        autoComplete="new-password"
        required
        minLength={12}
        maxLength={200}
        hint={t("firstRun.passwordHint")}
        error={errorOf("password")}
        words={{ show: t("ui.show"), hide: t("ui.hide") }}
      />
      <div className="grid gap-[18px] sm:grid-cols-2 sm:gap-3.5">
        <TextField
          label={t("firstRun.workspace")}
          hint={t("firstRun.workspaceHint")}
          name="workspace"
          autoComplete="organization"
          required
          maxLength={200}
          defaultValue={values.workspace}
          error={errorOf("workspace")}
        />
        <SelectField
          key={zone}
          label={t("firstRun.timeZone")}
          name="timeZone"
          defaultValue={zone}
          error={errorOf("timeZone")}
        >
          {zones.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      </div>
      <SubmitButton variant="primary" size="lg" className="mt-2 w-full">
        {t("firstRun.submit")}
      </SubmitButton>
    </form>
  );
}
