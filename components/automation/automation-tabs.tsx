import { useTranslations } from "next-intl";
import { PageTabs } from "../shell/page-tabs";

/** The pages of an automation, in their order; `alarming` counts are shown in red. */
const pages = [
  { name: "overview", path: "" },
  { name: "runs", path: "/runs" },
  { name: "errors", path: "/errors", alarming: true },
  { name: "scheduled", path: "/scheduled" },
  { name: "data", path: "/data" },
  { name: "mapping", path: "/mapping" },
  { name: "settings", path: "/settings" },
  { name: "errorMessages", path: "/error-messages" },
] as const satisfies readonly { name: string; path: string; alarming?: boolean }[];

export type AutomationPage = (typeof pages)[number]["name"];

/** `counts` stand beside the names of the pages they belong to. */
export function AutomationTabs({
  automationId,
  counts,
}: {
  automationId: string;
  counts: Partial<Record<AutomationPage, number>>;
}) {
  const t = useTranslations("automation");
  return (
    <PageTabs
      label={t("tabsLabel")}
      pages={pages.map(({ name, path, ...page }) => ({
        href: `/automations/${automationId}${path}`,
        label: t(`tabs.${name}`),
        root: path === "",
        count: counts[name],
        alarming: "alarming" in page,
      }))}
    />
  );
}
