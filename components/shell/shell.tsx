import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { TopBar } from "./top-bar";

/** The frame of the dashboard: navigation at the side, on a phone behind a button in a bar at the top. */
export function Shell({
  side,
  banner,
  children,
}: {
  side: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("shell");
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[216px_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-primary px-3 py-2 font-semibold text-primary-foreground focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <header className="sticky top-0 flex h-dvh flex-col overflow-y-auto border-r bg-sunken px-3 pt-4 pb-3 max-md:hidden">
        <div className="px-2 pt-0.5">
          <Brand />
        </div>
        {side}
      </header>
      <div className="min-w-0">
        <TopBar>{side}</TopBar>
        <main id="content" tabIndex={-1} className="px-4 pt-5 pb-8 outline-none md:px-10 md:pt-7 md:pb-12">
          <div className="mx-auto max-w-[984px]">
            {banner}
            {children}
          </div>
        </main>
      </div>
    </div>
  );
}
