"use client";
import { ChevronDown } from "lucide-react";
import { Button } from "../ui/button";
import { Menu, MenuHeading, MenuLink } from "../ui/menu";

/** One filter of a page whose choices are addresses: a button that says what is chosen, and the choices under it. */
export function FilterMenu({
  name,
  chosen,
  active,
  choices,
  note,
}: {
  /** What is filtered by, where what is chosen does not tell. */
  name?: string;
  chosen: string;
  /** Whether it leaves anything out. */
  active: boolean;
  choices: readonly { href: string; label: string; current: boolean }[];
  note?: string;
}) {
  return (
    <Menu
      trigger={
        <Button
          size="sm"
          aria-label={name ? `${name}: ${chosen}` : undefined}
          className={
            active
              ? "max-w-full border-primary-line bg-primary-soft text-primary hover:bg-primary-soft [&_svg]:text-primary"
              : "max-w-full"
          }
        >
          <span className="truncate">{chosen}</span>
          <ChevronDown size={12} aria-hidden />
        </Button>
      }
    >
      {choices.map(({ href, label, current }) => (
        <MenuLink key={href} href={href} current={current}>
          {label}
        </MenuLink>
      ))}
      {note ? <MenuHeading>{note}</MenuHeading> : null}
    </Menu>
  );
}
