import type { ReactNode } from "react";
import { cn } from "./cn";

/** What stands where a list would: why nothing is there, and what to do. */
export function EmptyState({
  title,
  children,
  action,
  className,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn("rounded-lg border bg-surface px-5 py-8", className)}>
      <h2 className="text-base leading-5">{title}</h2>
      {children ? <div className="mt-0.5 max-w-[60ch] text-sm text-muted-foreground">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
