import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** One of several views of the same thing, each with an address of its own. */
export type Tab = { href: string; label: ReactNode; current: boolean; count?: ReactNode; alarming?: boolean };

/** Tabs that are links, underlined; on a phone they scroll sideways. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mt-5 mb-6 max-md:-mx-4 max-md:mt-[18px] max-md:mb-[18px]">
      <ul className="fade-right flex gap-[22px] overflow-x-auto [scrollbar-width:none] max-md:px-4 shadow-[inset_0_-1px_0_var(--border)]">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className={cn(
                "flex items-center border-b-2 border-transparent pb-2.5 whitespace-nowrap text-muted-foreground -outline-offset-2 hover:text-foreground max-md:min-h-11 max-md:pt-2.5",
                tab.current && "border-primary font-semibold text-foreground",
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span
                  className={cn(
                    "ml-1 text-xs font-normal text-muted-foreground",
                    tab.alarming && "font-semibold text-danger",
                  )}
                >
                  {tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A short choice between views, as joined links. */
export function Segments({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav
      aria-label={label}
      className="w-fit max-w-full overflow-x-auto rounded-md border border-border-strong bg-surface [scrollbar-width:none]"
    >
      <ul className="flex w-max">
        {tabs.map((tab) => (
          <li key={tab.href} className="border-r last:border-r-0">
            <Link
              href={tab.href}
              aria-current={tab.current ? "true" : undefined}
              scroll={false}
              className={cn(
                "flex h-7 items-center gap-1 px-2.5 text-sm whitespace-nowrap text-muted-foreground -outline-offset-2 hover:text-foreground max-md:h-9 pointer-coarse:h-11",
                tab.current && "bg-primary-soft font-semibold text-primary hover:text-primary",
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : <span>{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
