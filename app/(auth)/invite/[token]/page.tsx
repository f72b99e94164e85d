import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Plain } from "@/components/page/plain";
import { database } from "@/db";
import { findLink } from "@/lib/auth/links";
import { systemClock } from "@/lib/clock";
import { Gone } from "../../gone";
import { join } from "../../link-actions";
import { LinkForm } from "../../link-form";

export const metadata: Metadata = { title: "Surveyhook", referrer: "no-referrer" };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findLink(database(), token, systemClock());
  if (link?.purpose !== "invite" || !link.workspace || !link.role) return <Gone />;
  const t = await getTranslations("links");
  const shell = await getTranslations("shell");
  return (
    <Plain
      title={t("inviteTitle", { workspace: link.workspace.name })}
      text={t("inviteText", { role: shell(`roles.${link.role}`), email: link.email })}
    >
      {link.hasAccount ? <p>{t("existingText")}</p> : null}
      <LinkForm
        send={join.bind(null, token)}
        email={link.email}
        label={link.hasAccount ? t("existing") : t("newPassword")}
        submit={t("join")}
        fresh={!link.hasAccount}
      />
    </Plain>
  );
}
