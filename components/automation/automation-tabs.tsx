"use client";
import { usePathname } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Tabs } from "../ui/tabs";

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
  const format = useFormatter();
  const path = usePathname();
  const root = `/automations/${automationId}`;
  const box = useRef<HTMLDivElement>(null);
  // On a phone the tabs scroll sideways: the one that is open must be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another open tab
  useEffect(() => {
    const open = box.current?.querySelector<HTMLElement>("[aria-current=page]");
    const list = open?.closest("ul");
    if (open && list) list.scrollLeft = open.offsetLeft - list.offsetLeft - 16;
  }, [path]);
  return (
    <div ref={box}>
      <Tabs
        label={t("tabsLabel")}
        tabs={pages.map(({ name, path: at, ...page }) => {
          const count = counts[name];
          return {
            href: `${root}${at}`,
            label: t(`tabs.${name}`),
            current: path === `${root}${at}`,
            alarming: "alarming" in page,
            ...(count ? { count: format.number(count) } : {}),
          };
        })}
      />
    </div>
  );
}
