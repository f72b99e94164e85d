"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionError, useFieldError } from "@/components/form/action-error";
import { Banner } from "@/components/ui/banner";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type ForgotState, forgot } from "../link-actions";

const nothing: ForgotState = { state: null, email: "" };

export function ForgotForm() {
  const t = useTranslations();
  const [{ state, email }, send] = useActionState(forgot, nothing);
  const errorOf = useFieldError(state);
  if (state?.ok) return <Banner kind="success" role="status" title={t("links.forgotDone")} />;
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
        defaultValue={email}
        error={errorOf("email")}
      />
      <SubmitButton variant="primary" size="lg" className="w-full">
        {t("links.forgotSubmit")}
      </SubmitButton>
    </form>
  );
}
