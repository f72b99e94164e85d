import { useTranslations } from "next-intl";
import { PageTabs } from "../shell/page-tabs";

/** The pages of an automation, in their order; `alarming` counts are shown in red. */
const pages = [
  { name: "overview", path: "" },
  { name: "runs", path: "/runs" },
  { name: "errors", path: "/errors", alarming: true },
  { name: "scheduled", path: "/scheduled" },
  { name: "data", path: "/data" },
  { name: "connection", path: "/connection" },
  { name: "alert", path: "/alert" },
  { name: "mapping", path: "/mapping" },
  { name: "settings", path: "/settings" },
  { name: "errorMessages", path: "/error-messages" },
] as const satisfies readonly { name: string; path: string; alarming?: boolean }[];

export type AutomationPage = (typeof pages)[number]["name"];

/** The pages that only the other kind has. */
const without: Record<"incoming_webhook" | "outgoing_webhook" | "alert", readonly AutomationPage[]> = {
  incoming_webhook: ["connection", "alert"],
  outgoing_webhook: ["scheduled", "mapping", "alert"],
  alert: ["scheduled", "data", "connection", "mapping", "settings"],
};

/** `counts` stand beside the names of the pages they belong to. */
export function AutomationTabs({
  automationId,
  type,
  counts,
}: {
  automationId: string;
  type: keyof typeof without;
  counts: Partial<Record<AutomationPage, number>>;
}) {
  const t = useTranslations("automation");
  return (
    <PageTabs
      label={t("tabsLabel")}
      pages={pages
        .filter(({ name }) => !without[type].includes(name))
        .map(({ name, path, ...page }) => ({
          href: `/automations/${automationId}${path}`,
          label: t(`tabs.${name}`),
          root: path === "",
          count: counts[name],
          alarming: "alarming" in page,
        }))}
    />
  );
}
