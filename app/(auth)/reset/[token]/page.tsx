import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Plain } from "@/components/page/plain";
import { database } from "@/db";
import { findLink } from "@/lib/auth/links";
import { systemClock } from "@/lib/clock";
import { Gone } from "../../gone";
import { setPassword } from "../../link-actions";
import { LinkForm } from "../../link-form";

export const metadata: Metadata = { title: "Surveyhook", referrer: "no-referrer" };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await findLink(database(), token, systemClock());
  if (link?.purpose !== "reset") return <Gone />;
  const t = await getTranslations("links");
  return (
    <Plain title={t("resetTitle")} text={t("resetText", { email: link.email })}>
      <LinkForm
        send={setPassword.bind(null, token)}
        email={link.email}
        label={t("newPassword")}
        submit={t("setPassword")}
        fresh
      />
    </Plain>
  );
}
