"use client";
import { useTranslations } from "next-intl";
import { ActionForm, useActionForm } from "../form/action-form";
import { FormPassword } from "../form/controls";
import type { Act } from "../form/outcome";
import { Button } from "../ui/button";
import { Panel, PanelBody, PanelHead } from "../ui/panel";
import { Saved } from "./saved";

const empty = { current: "", next: "" };

export function PasswordForm({ save, email }: { save: Act<typeof empty>; email: string }) {
  const t = useTranslations();
  const form = useActionForm({
    schema: async () => (await import("@/lib/auth/member-schema")).passwordForm,
    values: empty,
    act: (input) => save(null, input),
    done: () => form.form.reset(),
  });
  const words = { show: t("ui.show"), hide: t("ui.hide") };
  return (
    <Panel>
      <PanelHead title={t("settings.account.password")} />
      <PanelBody>
        <ActionForm of={form}>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <div className="grid gap-3.5 sm:grid-cols-2">
            <FormPassword
              name="current"
              label={t("settings.account.current")}
              autoComplete="current-password"
              required
              words={words}
            />
            <FormPassword
              name="next"
              label={t("settings.account.next")}
              autoComplete="new-password"
              required
              minLength={12}
              maxLength={200}
              hint={t("firstRun.passwordHint")}
              words={words}
            />
          </div>
          <div className="flex items-center gap-3">
            <Button type="submit" disabled={form.pending}>
              {t("settings.account.change")}
            </Button>
            <Saved state={form.outcome} words={t("settings.account.changed")} />
          </div>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}
