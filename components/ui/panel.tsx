import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A surface with a hairline around it. */
export function Panel({ className, ...props }: ComponentProps<"section">) {
  return <section className={cn("rounded-lg border bg-surface", className)} {...props} />;
}

/** A panel's heading row: what it is, and one thing at its right. */
export function PanelHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-3 border-b px-4 py-3">
      <h2 className="text-base leading-5">{title}</h2>
      {children}
    </div>
  );
}

export function PanelBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("p-4 [&+&]:border-t", className)} {...props} />;
}

/** Names and values, two columns. */
export function Facts({ items }: { items: readonly { name: ReactNode; value: ReactNode; key?: string }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(90px,auto)_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
      {items.map((item, i) => (
        <div key={item.key ?? i} className="contents">
          <dt className="text-muted-foreground">{item.name}</dt>
          <dd className="wrap-anywhere">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
