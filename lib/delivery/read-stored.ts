import type { deliveries } from "@/db/schema";
import { kindOfBody } from "@/lib/payload/body";
import { type Parsed, parseBody } from "@/lib/payload/parse";
import { layBeside } from "@/lib/payload/path";

/** A stored request as far as it is read again. */
export type Stored = Pick<typeof deliveries.$inferSelect, "body" | "contentType" | "headers" | "query">;

/** Reads a stored request as the hook did, with what came beside its body. @returns null where it cannot be read */
export async function readStored(
  { body, contentType, headers, query }: Stored,
  itemsPath: string | null,
): Promise<Parsed | null> {
  const kind = kindOfBody(contentType || undefined);
  const parsed = body && kind.ok ? await parseBody(body, kind.value, itemsPath) : null;
  if (!parsed?.ok) return null;
  layBeside(parsed.value.body, { headers, query: query ?? {} });
  return parsed.value;
}
