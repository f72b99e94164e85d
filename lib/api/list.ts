import { z } from "zod";
import type { Paged } from "../page";

/** The query of every list. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Rows on a page." }),
  cursor: z.string().optional().meta({ description: "`nextCursor` of the page before." }),
});

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
