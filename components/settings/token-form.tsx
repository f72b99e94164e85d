"use client";
import { useTranslations } from "next-intl";
import { ActionError, useFieldError } from "../form/action-error";
import type { FormAct } from "../form/outcome";
import { Banner } from "../ui/banner";
import { CopyButton } from "../ui/copy-button";
import { SelectField, TextField } from "../ui/field";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { SubmitButton } from "../ui/submit-button";
import { useKeptForm } from "./use-kept-form";

/** Makes a management token, and shows it this once. */
export function TokenForm({
  create,
  roles,
}: {
  create: FormAct<string>;
  roles: readonly ("viewer" | "admin" | "owner")[];
}) {
  const t = useTranslations();
  const { state, send, kept } = useKeptForm(create);
  const errorOf = useFieldError(state);
  return (
    <Panel>
      <PanelHead title={t("settings.tokens.createTitle")} />
      <PanelBody className="grid gap-4">
        {state?.ok ? (
          <Banner
            kind="success"
            role="status"
            title={t("settings.tokens.onceTitle")}
            action={<CopyButton text={state.value} what={t("settings.tokens.token")} variant="primary" />}
          >
            <code className="block text-sm wrap-anywhere">{state.value}</code>
            <p className="mt-1">{t("settings.tokens.onceText")}</p>
          </Banner>
        ) : (
          <ActionError state={state} />
        )}
        <form
          action={send}
          noValidate
          className="grid items-start gap-3.5 sm:grid-cols-[minmax(0,1fr)_180px_auto]"
        >
          <TextField
            label={t("settings.tokens.name")}
            name="name"
            required
            maxLength={100}
            defaultValue={kept("name")}
            hint={t("settings.tokens.nameHint")}
            error={errorOf("name")}
          />
          <SelectField
            label={t("settings.tokens.role")}
            name="role"
            key={kept("role", "admin")}
            defaultValue={kept("role", "admin")}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`shell.roles.${role}`)}
              </option>
            ))}
          </SelectField>
          <SubmitButton className="sm:mt-[26px]">{t("settings.tokens.create")}</SubmitButton>
        </form>
      </PanelBody>
    </Panel>
  );
}
