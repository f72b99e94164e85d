import type { ComponentProps } from "react";
import { cn } from "./cn";

const edge =
  "w-full min-w-0 rounded-md border border-control bg-surface text-foreground placeholder:text-muted-foreground read-only:bg-sunken disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted-foreground aria-invalid:border-danger";

/** A line of text to type. Under 16 px phones zoom in on focus, so it is 16 px there. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(edge, "h-(--control-h) px-2.5 max-md:text-lg", className)} {...props} />;
}

export function TextArea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn(edge, "min-h-24 px-2.5 py-2 max-md:text-lg", className)} {...props} />;
}
