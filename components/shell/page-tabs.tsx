"use client";
import { usePathname } from "next/navigation";
import { useFormatter } from "next-intl";
import { useEffect, useRef } from "react";
import { Tabs } from "../ui/tabs";

/** A page of something; it is open for the pages below it too where it is no `root`. */
export type PageTab = {
  href: string;
  label: string;
  root?: boolean;
  count?: number | undefined;
  alarming?: boolean;
};

/** The pages of one thing as tabs; `count` stands beside the name where it is not 0. */
export function PageTabs({ label, pages }: { label: string; pages: readonly PageTab[] }) {
  const format = useFormatter();
  const path = usePathname();
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
        label={label}
        tabs={pages.map(({ href, label, root = false, count, alarming = false }) => ({
          href,
          label,
          current: path === href || (!root && path.startsWith(`${href}/`)),
          alarming,
          ...(count ? { count: format.number(count) } : {}),
        }))}
      />
    </div>
  );
}
