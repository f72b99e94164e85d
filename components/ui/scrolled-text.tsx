import type { ReactNode } from "react";
import { cn } from "./cn";

/** A text of a machine, as it came; where it is long it scrolls, by keyboard too. */
export function ScrolledText({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn("overflow-auto rounded-md border bg-sunken p-3", className)}
    >
      <pre className="font-mono text-xs/5 wrap-anywhere whitespace-pre-wrap">{children}</pre>
    </section>
  );
}
