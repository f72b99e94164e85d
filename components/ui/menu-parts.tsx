"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { cn } from "./cn";

const item =
  "flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2 outline-none select-none pointer-coarse:min-h-11 data-disabled:text-muted-foreground data-highlighted:bg-hover [&_svg]:shrink-0 [&_svg]:text-muted-foreground";

export type MenuProps = {
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
  focusAfter?: () => HTMLElement | null;
};

/** The whole menu, open from the start: what `Menu` becomes once it is first asked for. */
export function OpenedMenu({ trigger, children, align = "start", side = "bottom", focusAfter }: MenuProps) {
  return (
    <Base.Root modal={false} defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="z-50 outline-none">
          <Base.Popup
            finalFocus={focusAfter ? () => focusAfter() ?? true : true}
            className="max-h-(--available-height) min-w-44 overflow-y-auto rounded-lg bg-raised p-1 shadow-float outline-none transition-opacity duration-(--fast) ease-calm data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({
  className,
  danger,
  ...props
}: ComponentProps<typeof Base.Item> & { danger?: boolean }) {
  return (
    <Base.Item
      className={cn(item, danger && "text-danger [&_svg]:text-danger", className as string)}
      {...props}
    />
  );
}

/** `current` says whether it leads to where one is, in a list of choices that are links. */
export function MenuLink({
  href,
  current,
  children,
}: {
  href: string;
  current?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.LinkItem
      closeOnClick
      render={<Link href={href} scroll={current === undefined} />}
      aria-current={current ? "true" : undefined}
      className={item}
    >
      {current === undefined ? children : <span className="min-w-0 grow wrap-anywhere">{children}</span>}
      {current ? <Check size={14} aria-hidden /> : null}
    </Base.LinkItem>
  );
}

/** A choice that saves a file. */
export function MenuDownload({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Base.LinkItem closeOnClick render={<a href={href} download />} className={item}>
      {children}
    </Base.LinkItem>
  );
}

/** Words at the top of a menu that are no act. */
export function MenuHeading({ children }: { children: ReactNode }) {
  return <div className="max-w-64 px-2 py-1.5 text-xs wrap-anywhere text-muted-foreground">{children}</div>;
}

/** Items under a heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="max-w-72 px-2 pt-2 pb-1 text-xs wrap-anywhere text-muted-foreground">
        {label}
      </Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-border" />;
}

/** Choices of which one holds. Each option may carry the language it is written in. */
export function MenuChoices({
  label,
  value,
  onChange,
  options,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string; lang?: string }[];
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      {options.map((option) => (
        <Base.RadioItem
          key={option.value}
          value={option.value}
          closeOnClick
          lang={option.lang}
          className={item}
        >
          <span className="grow">{option.label}</span>
          <Base.RadioItemIndicator>
            <Check size={14} aria-hidden />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}
