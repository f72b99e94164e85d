import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Panel, PanelBody, PanelHead } from "@/components/ui/panel";

/** The sections of the settings, in the order in which they stand. */
const sections = ["invitation", "reminders", "failures", "again", "requests"] as const;
export type Section = (typeof sections)[number];

/** The sections of the settings as links; they stay in view above what they lead to. */
export function SectionLinks() {
  const t = useTranslations("edit.sections");
  return (
    <nav
      aria-label={t("label")}
      className="sticky top-0 z-10 -mx-4 mb-4 border-b bg-background max-md:top-[52px] md:-mx-1"
    >
      <ul className="fade-right flex gap-1 overflow-x-auto px-4 py-2 [scrollbar-width:none] md:px-1">
        {sections.map((section) => (
          <li key={section}>
            <a
              href={`#${section}`}
              className="flex h-8 items-center rounded-md px-2.5 text-sm whitespace-nowrap text-body -outline-offset-2 hover:bg-hover pointer-coarse:h-11"
            >
              {t(section)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A section of the settings, which its link leads to. */
export function SettingsSection({ section, children }: { section: Section; children: ReactNode }) {
  const t = useTranslations("edit.sections");
  return (
    <Panel id={section} tabIndex={-1} className="mb-6 scroll-mt-16 outline-none max-md:scroll-mt-28">
      <PanelHead title={t(section)} />
      <PanelBody className="grid gap-6">{children}</PanelBody>
    </Panel>
  );
}
