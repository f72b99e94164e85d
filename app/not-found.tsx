import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import DashboardLayout from "@/app/(dashboard)/layout";
import Missing from "@/app/(dashboard)/not-found";
import { currentMember } from "@/app/session";
import { Plain } from "@/components/page/plain";
import { ButtonLink } from "@/components/ui/button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("problems"))("page.missing") };
}

export default async function NotFound() {
  if (await currentMember())
    return (
      <DashboardLayout>
        <Missing />
      </DashboardLayout>
    );
  const t = await getTranslations("problems");
  return (
    <Plain title={t("page.missing")} text={t("page.missingText")}>
      <ButtonLink href="/automations">{t("page.home")}</ButtonLink>
    </Plain>
  );
}
