import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A native select: the phone's own wheel, the keyboard's own search. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className={cn("relative block min-w-0", className)}>
      <select
        className="h-(--control-h) w-full appearance-none truncate rounded-md border border-control bg-surface pr-8 pl-2.5 text-foreground disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted-foreground aria-invalid:border-danger max-md:text-lg"
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-muted-foreground"
        size={14}
        aria-hidden
      />
    </span>
  );
}
