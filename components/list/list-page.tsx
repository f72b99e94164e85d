import type { ReactNode } from "react";
import { hrefWith } from "@/lib/list/href";
import { PageHeader } from "../ui/page-header";
import { SearchForm } from "../ui/search-form";
import { ListBody } from "./list-body";

/** What a list's address holds beside its path: the words looked for, filters, and the place. */
export type ListQuery = Readonly<Record<string, string | undefined>> & { q?: string; cursor?: string };

/**
 * A page that is a list: its title and what it is, filters and search, the rows, and the turning of pages. The search says
 * what is looked for; where nothing is found it leads back to all.
 */
export function ListPage({
  title,
  text,
  action = null,
  above = null,
  filters = null,
  search,
  tools = null,
  path,
  query: { cursor, ...query },
  next,
  some,
  noMatch,
  clear,
  empty,
  children,
}: {
  title: string;
  text: ReactNode;
  /** What makes another one. */
  action?: ReactNode;
  /** Between the header and the list: tabs, a banner. */
  above?: ReactNode;
  filters?: ReactNode;
  search: string;
  /** Beside the search while there are rows. */
  tools?: ReactNode;
  path: string;
  query: ListQuery;
  /** The cursor of the page that follows. */
  next: string | null;
  some: boolean;
  /** That nothing is left of the list. */
  noMatch: string;
  clear: string;
  empty: ReactNode;
  children: ReactNode;
}) {
  const narrowed = Object.values(query).some(Boolean);
  return (
    <>
      <PageHeader title={title} actions={action}>
        {text}
      </PageHeader>
      {above ?? <div className="mt-6" />}
      {some || narrowed ? (
        <div className="mb-3.5 flex flex-wrap items-center justify-between gap-3">
          {filters ?? <span />}
          <div className="flex flex-wrap items-center gap-3 max-md:w-full">
            <SearchForm label={search} path={path} value={query.q ?? ""} keep={{ ...query, q: undefined }} />
            {some ? tools : null}
          </div>
        </div>
      ) : null}
      <ListBody
        some={some}
        narrowed={
          narrowed
            ? { title: noMatch, text: query.q ? `“${query.q}”` : "", clear: { href: path, label: clear } }
            : null
        }
        empty={empty}
        newer={cursor ? hrefWith(path, query) : null}
        older={next ? hrefWith(path, { ...query, cursor: next }) : null}
      >
        {children}
      </ListBody>
    </>
  );
}
