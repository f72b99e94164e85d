import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Pager } from "../ui/pager";

/** What a list was narrowed to, told where nothing is left of it: words, and the way back to all. */
export type Narrowed = { title: string; text?: string; clear: { href: string; label: string } };

/** The body of a list's page: the list, or why nothing is there, and the turning of its pages. */
export function ListBody({
  some,
  narrowed,
  empty,
  newer,
  older,
  children,
}: {
  /** Whether there is a row. */
  some: boolean;
  /** Null while the list shows all that there is. */
  narrowed: Narrowed | null;
  /** What stands there where nothing is at all. */
  empty: ReactNode;
  /** The addresses of the pages beside this one. */
  newer: string | null;
  older: string | null;
  children: ReactNode;
}) {
  const ui = useTranslations("ui");
  return (
    <>
      {some ? (
        children
      ) : narrowed ? (
        <EmptyState
          title={narrowed.title}
          action={<ButtonLink href={narrowed.clear.href}>{narrowed.clear.label}</ButtonLink>}
        >
          {narrowed.text}
        </EmptyState>
      ) : (
        empty
      )}
      <Pager
        label={ui("pages")}
        newer={newer}
        older={older}
        words={{ newer: ui("newer"), older: ui("older") }}
      />
    </>
  );
}
