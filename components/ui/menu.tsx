"use client";
import { cloneElement, type HTMLAttributes, lazy, type ReactElement, Suspense, useState } from "react";
import type { MenuProps } from "./menu-parts";

const load = () => import("./menu-parts");
const OpenedMenu = lazy(async () => ({ default: (await load()).OpenedMenu }));

export const MenuItem = lazy(async () => ({ default: (await load()).MenuItem }));
export const MenuLink = lazy(async () => ({ default: (await load()).MenuLink }));
export const MenuDownload = lazy(async () => ({ default: (await load()).MenuDownload }));
export const MenuHeading = lazy(async () => ({ default: (await load()).MenuHeading }));
export const MenuGroup = lazy(async () => ({ default: (await load()).MenuGroup }));
export const MenuSeparator = lazy(async () => ({ default: (await load()).MenuSeparator }));
export const MenuChoices = lazy(async () => ({ default: (await load()).MenuChoices }));

/**
 * A button that opens a list of acts, links or choices. `trigger` is rendered as the button; `focusAfter` has the focus
 * once the list is closed, in its place. What makes a list of it is loaded when pointer or focus come near.
 */
export function Menu(props: MenuProps) {
  const [isAsked, setAsked] = useState(false);
  const trigger = cloneElement(props.trigger as ReactElement<HTMLAttributes<HTMLElement>>, {
    "aria-haspopup": "menu",
    "aria-expanded": isAsked,
    onPointerEnter: load,
    onFocus: load,
    onClick: () => setAsked(true),
    onKeyDown: ({ key }) => {
      if (key === "ArrowDown" || key === "ArrowUp") setAsked(true);
    },
  });
  if (!isAsked) return trigger;
  return (
    <Suspense fallback={trigger}>
      <OpenedMenu {...props} />
    </Suspense>
  );
}
