import { CircleCheck, Clock, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

type Kind = "warning" | "danger" | "success" | "neutral";

const kinds: Record<Kind, { box: string; mark: string; icon: LucideIcon }> = {
  warning: { box: "border-warning-line bg-warning-soft", mark: "text-warning", icon: Info },
  danger: { box: "border-danger-line bg-danger-soft", mark: "text-danger", icon: TriangleAlert },
  success: { box: "border-success-line bg-success-soft", mark: "text-success", icon: CircleCheck },
  neutral: { box: "border-border bg-sunken", mark: "text-muted-foreground", icon: Clock },
};

/** A fact, its consequence, and one act. `role="alert"` for what has just gone wrong. */
export function Banner({
  kind,
  icon,
  title,
  children,
  action,
  role,
  className,
}: {
  kind: Kind;
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  role?: "alert" | "status";
  className?: string;
}) {
  const Icon = icon ?? kinds[kind].icon;
  return (
    <div
      role={role}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border px-3.5 py-3",
        kinds[kind].box,
        className,
      )}
    >
      <Icon size={16} className={cn("mt-0.5 shrink-0", kinds[kind].mark)} aria-hidden />
      <div className="min-w-0 flex-1 basis-60">
        <p className={children ? "font-semibold" : undefined}>{title}</p>
        {children ? <div className="text-sm text-body">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
