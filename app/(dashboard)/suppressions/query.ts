/** The reasons by which the list can be narrowed. */
export const reasons = ["unsubscribed", "bounced", "complained", "manual"] as const;

/** The query string of the page of suppressed addresses, as it came. */
export type SuppressionsQuery = { q?: string; reason?: string; cursor?: string };

/** What the query string means; what it does not know it leaves out. */
export function readSuppressionsQuery({ q = "", reason: asked }: SuppressionsQuery) {
  const reason = reasons.find((each) => each === asked);
  const search = q.trim();
  return { reason, search, filter: { ...(reason ? { reason } : {}), ...(search ? { search } : {}) } };
}
