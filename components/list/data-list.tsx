import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import { Table, Td, Th, Tr } from "../ui/table";
import { ChooseCell, ChooseHead } from "./choose-box";
import type { Selection } from "./use-selection";

/** A column of a list: its title, and what stands in it for a row. */
export type Column<Row> = {
  title: ReactNode;
  /** The title is for those alone who hear it. */
  silent?: boolean;
  numeric?: boolean;
  /** There is no room for it on a card. */
  wide?: boolean;
  className?: string;
  /** For the title's cell. */
  head?: string;
  cell: (row: Row) => ReactNode;
};

/** A list of a page: columns and rows; where there is no room each row stands as a card. Columns that are null are left out. */
export function DataList<Row extends { id: string }>({
  label,
  columns,
  rows,
  choose = null,
  rowClass,
  className,
}: {
  label: string;
  columns: readonly (Column<Row> | null)[];
  rows: readonly Row[];
  /** Lets rows be chosen; `name` is what a row is about. */
  choose?: { selection: Selection; name: (row: Row) => string } | null;
  rowClass?: (row: Row) => string | undefined;
  className?: string;
}) {
  const shown = columns.filter((column) => column !== null);
  return (
    <Table label={label} className={cn("@max-2xl:block", className)}>
      <thead className="@max-2xl:hidden">
        <tr>
          {choose ? <ChooseHead rows={rows.length} selection={choose.selection} /> : null}
          {shown.map(({ title, silent, numeric = false, head }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <Th key={i} numeric={numeric} className={head}>
              {silent ? <span className="sr-only">{title}</span> : title}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody className="@max-2xl:block">
        {rows.map((row) => (
          <Tr
            key={row.id}
            className={cn(
              "@max-2xl:grid @max-2xl:grid-cols-[minmax(0,1fr)_auto] @max-2xl:gap-x-3 @max-2xl:px-4 @max-2xl:py-3",
              choose && "@max-2xl:grid-cols-[auto_minmax(0,1fr)_auto]",
              choose?.selection.has(row.id) && "bg-primary-soft hover:bg-primary-soft",
              rowClass?.(row),
            )}
          >
            {choose ? <ChooseCell id={row.id} name={choose.name(row)} selection={choose.selection} /> : null}
            {shown.map(({ cell, numeric = false, wide, className }, i) => (
              <Td
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                key={i}
                numeric={numeric}
                className={cn("@max-2xl:p-0", wide && "@max-2xl:hidden", className)}
              >
                {cell(row)}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
