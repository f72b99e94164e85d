"use client";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import type { inviteInput } from "@/lib/auth/member-schema";
import { ActionForm, useActionForm } from "../../form/action-form";
import { FormText } from "../../form/controls";
import type { Act } from "../../form/outcome";
import { Button } from "../../ui/button";
import { Panel, PanelBody, PanelHead } from "../../ui/panel";
import type { Link } from "./made-link";
import { RoleSelect } from "./role-select";

/** Who is invited, and as what. */
export type NewInvite = z.input<typeof inviteInput>;

/** Invites an address to the workspace; `made` gets the link. */
export function InviteForm({ invite, made }: { invite: Act<NewInvite, Link>; made: (link: Link) => void }) {
  const t = useTranslations("settings.members");
  const form = useActionForm({
    schema: async () => (await import("@/lib/auth/member-schema")).inviteInput,
    values: { email: "", role: "admin" },
    act: (input) => invite(null, input),
    done: (link) => {
      form.form.reset();
      made(link);
    },
  });
  return (
    <Panel>
      <PanelHead title={t("invite")} />
      <PanelBody>
        <ActionForm of={form} className="grid items-start gap-3.5 sm:grid-cols-[minmax(0,1fr)_180px_auto]">
          <FormText
            name="email"
            label={t("email")}
            type="email"
            required
            maxLength={254}
            autoComplete="off"
          />
          <RoleSelect label={t("role")} roles={["viewer", "admin", "owner"]} />
          <Button type="submit" disabled={form.pending} className="sm:mt-[26px]">
            {t("submit")}
          </Button>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}
