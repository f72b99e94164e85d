import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHeader } from "@/components/ui/page-header";

export async function generateMetadata() {
  const title = (await getTranslations("settings"))("title");
  return { title: { default: title, template: `%s · ${title} · Surveyhook` } };
}

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("settings");
  return (
    <>
      <PageHeader title={t("title")} />
      <SettingsTabs />
      {children}
    </>
  );
}
