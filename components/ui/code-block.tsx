import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

/** Text for a machine, to copy. `children` may tint parts of it; `text` is what is copied. */
export function CodeBlock({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="overflow-hidden rounded-md border bg-sunken">
      <div className="flex items-center justify-between gap-2.5 border-b py-1.5 pr-1.5 pl-3 text-xs text-muted-foreground">
        {title}
        <CopyButton text={text} what={title} variant="ghost" />
      </div>
      <pre className="p-3 text-xs/5 wrap-anywhere whitespace-pre-wrap">{children ?? text}</pre>
    </div>
  );
}
