"use client";
import { useTranslations } from "next-intl";
import { ActionForm, useActionForm } from "../form/action-form";
import { FormText } from "../form/controls";
import type { Act } from "../form/outcome";
import { Button } from "../ui/button";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { Saved } from "./saved";

export function AccountForm({
  user,
  save,
}: {
  user: { name: string; email: string };
  save: Act<{ name: string }>;
}) {
  const t = useTranslations();
  const form = useActionForm({
    schema: async () => (await import("@/lib/auth/member-schema")).accountInput,
    values: { name: user.name },
    act: (input) => save(null, input),
  });
  return (
    <Panel>
      <PanelHead title={t("settings.tabs.account")}>
        <span className="truncate text-sm text-muted-foreground">{user.email}</span>
      </PanelHead>
      <PanelBody>
        <ActionForm of={form}>
          <FormText
            name="name"
            label={t("settings.account.name")}
            autoComplete="name"
            maxLength={100}
            hint={t("settings.account.nameHint")}
          />
          <div className="flex items-center gap-3">
            <Button type="submit" disabled={form.pending}>
              {t("ui.save")}
            </Button>
            <Saved state={form.outcome} />
          </div>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}
