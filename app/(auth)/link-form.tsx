"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionError, useFieldError } from "@/components/form/action-error";
import type { Outcome } from "@/components/form/outcome";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";

/** One password and a button: to join a workspace, or to choose a new password. */
export function LinkForm({
  send,
  email,
  label,
  submit,
  fresh,
}: {
  send: (previous: Outcome, form: FormData) => Promise<Outcome>;
  email: string;
  label: string;
  submit: string;
  /** Whether the password is a new one. */
  fresh: boolean;
}) {
  const t = useTranslations();
  const [state, act] = useActionState(send, null);
  const errorOf = useFieldError(state);
  return (
    <form action={act} noValidate className="mt-5 grid gap-[18px]">
      <ActionError state={state} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label={label}
        name="password"
        autoComplete={fresh ? "new-password" : "current-password"}
        required
        {...(fresh ? { minLength: 12, maxLength: 200, hint: t("firstRun.passwordHint") } : {})}
        error={errorOf("password")}
        words={{ show: t("ui.show"), hide: t("ui.hide") }}
      />
      <SubmitButton variant="primary" size="lg" className="w-full">
        {submit}
      </SubmitButton>
    </form>
  );
}
