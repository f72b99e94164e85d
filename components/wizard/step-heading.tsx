"use client";
import { type ReactNode, useEffect, useRef } from "react";

let arrived = false;

/** The heading of a step; whoever comes from another step has the focus on it. */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
    if (arrived) window.scrollTo(0, 0);
    arrived = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className="rounded-sm outline-none">
      {children}
    </h1>
  );
}
