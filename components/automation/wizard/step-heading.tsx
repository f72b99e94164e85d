"use client";
import { type ReactNode, useEffect, useRef } from "react";

let before = "";

/** The heading of a step; whoever comes from another step has the focus on it. */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const here = window.location.pathname;
    if (before !== "" && before !== here) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    before = here;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className="rounded-sm outline-none">
      {children}
    </h1>
  );
}
