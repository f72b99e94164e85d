import { AppError } from "../errors";

/** What part of a list is asked for: so many rows after an opaque cursor, newest first. */
export type Page = { limit: number; cursor?: string | undefined };

/** One page of a list; `nextCursor` is null on the last. */
export type Paged<T> = { data: T[]; nextCursor: string | null };

/**
 * The id after which a page begins, or undefined for the first page.
 * @throws AppError invalid_request when the cursor was not made by `pageOf`
 */
export function afterOf(page: Page): string | undefined {
  if (page.cursor === undefined) return undefined;
  const id = Buffer.from(page.cursor, "base64url").toString();
  if (/^[a-z]{3}_[0-9a-z]{26}$/.test(id)) return id;
  const message = "Take the nextCursor of the page before, unchanged.";
  throw new AppError("invalid_request", "The cursor is none of ours.", {
    errors: [{ field: "cursor", code: "invalid_cursor", message }],
  });
}

/** The page made of the rows found, of which there is one more than `limit` where another page follows. */
export function pageOf<T extends { id: string }>(rows: readonly T[], limit: number): Paged<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: last && rows.length > limit ? cursorOf(last.id) : null };
}

/** The cursor of the page that follows this id. */
export function cursorOf(id: string): string {
  return Buffer.from(id).toString("base64url");
}
