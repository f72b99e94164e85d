"use client";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import type { Role, tokenInput } from "@/lib/auth/member-schema";
import { ActionForm, useActionForm } from "../form/action-form";
import { FormText } from "../form/controls";
import type { Act } from "../form/outcome";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { RoleSelect } from "./members/role-select";

/** Makes a management token, and shows it this once. */
export function TokenForm({
  create,
  roles,
}: {
  create: Act<z.input<typeof tokenInput>, string>;
  roles: readonly Role[];
}) {
  const t = useTranslations("settings.tokens");
  const form = useActionForm({
    schema: async () => (await import("@/lib/auth/member-schema")).tokenInput,
    values: { name: "", role: "admin" },
    act: (input) => create(null, input),
    done: () => form.form.reset(),
  });
  const made = form.outcome?.ok ? form.outcome.value : null;
  return (
    <Panel>
      <PanelHead title={t("createTitle")} />
      <PanelBody className="grid gap-4">
        {made ? (
          <Banner
            kind="success"
            role="status"
            title={t("onceTitle")}
            action={<CopyButton text={made} what={t("token")} variant="primary" />}
          >
            <code className="block text-sm wrap-anywhere">{made}</code>
            <p className="mt-1">{t("onceText")}</p>
          </Banner>
        ) : null}
        <ActionForm of={form} className="grid items-start gap-3.5 sm:grid-cols-[minmax(0,1fr)_180px_auto]">
          <FormText name="name" label={t("name")} required maxLength={100} hint={t("nameHint")} />
          <RoleSelect label={t("role")} roles={roles} />
          <Button type="submit" disabled={form.pending} className="sm:mt-[26px]">
            {t("create")}
          </Button>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}
