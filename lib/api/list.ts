import { z } from "zod";
import type { Paged } from "../list/page";

/** The query of every list. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Rows on a page." }),
  cursor: z.string().optional().meta({ description: "`nextCursor` of the page before." }),
});

const flag = z
  .enum(["1", "true", "0", "false"])
  .optional()
  .transform((value) => value === "1" || value === "true");

/** The query of a list that is also an export. */
export const exportQuery = pageQuery.extend({
  format: z.enum(["json", "csv"]).default("json").meta({
    description:
      "`csv`: all rows at once, RFC 4180 in UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe.",
  }),
  excel: flag.meta({
    description:
      "`1`: CSV as a spreadsheet opens it, with a BOM; where the decimal sign of `Accept-Language` is a comma, with `;` between the cells and that sign in numbers.",
  }),
});

/** The media type of an export, beside JSON. */
export const csvType = ["text/csv"] as const;

/** The answer of a list. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({
    data: z.array(item),
    nextCursor: z.string().nullable().meta({ description: "Null on the last page." }),
  });
}

/** A page shaped for the answer. */
export function shapePage<T, S>(page: Paged<T>, shape: (row: T) => S): Paged<S> {
  return { data: page.data.map(shape), nextCursor: page.nextCursor };
}
