import type { ReactNode } from "react";
import { Brand } from "../shell/brand";

/** A page with one thing to say and one thing to do. */
export function Plain({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <main id="content" className="mx-auto max-w-md px-6 py-12">
      <Brand />
      <h1 className="mt-11 text-2xl">{title}</h1>
      <p className="mt-1.5 mb-5 text-muted-foreground">{text}</p>
      {children}
    </main>
  );
}
