"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "../ui/tabs";

const pages = [
  { name: "workspace", href: "/settings" },
  { name: "mail", href: "/settings/mail" },
  { name: "brand", href: "/settings/brand" },
  { name: "members", href: "/settings/members" },
  { name: "tokens", href: "/settings/tokens" },
  { name: "account", href: "/settings/account" },
] as const;

export function SettingsTabs() {
  const t = useTranslations("settings");
  const path = usePathname();
  return (
    <Tabs
      label={t("tabsLabel")}
      tabs={pages.map(({ name, href }) => ({ href, label: t(`tabs.${name}`), current: path === href }))}
    />
  );
}
