"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionError, useFieldError } from "@/components/shell/action-error";
import { Banner } from "@/components/ui/banner";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { forgot } from "../link-actions";

export function ForgotForm() {
  const t = useTranslations();
  const [state, send] = useActionState(forgot, null);
  const errorOf = useFieldError(state);
  if (state?.ok) return <Banner kind="success" role="status" title={t("links.forgotDone")} />;
  return (
    <form action={send} className="grid gap-[18px]">
      <ActionError state={state} />
      <TextField
        label={t("signIn.email")}
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        error={errorOf("email")}
      />
      <SubmitButton variant="primary" size="lg" className="w-full">
        {t("links.forgotSubmit")}
      </SubmitButton>
    </form>
  );
}
