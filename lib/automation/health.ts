/** What deliveries in a row have done to an automation. */
export type Health = { failuresInARow: number; limit: number | null };

/** What one failed delivery means: the new count, and which consequence it has. */
export type Judgement = { failuresInARow: number; signal: "first_failure" | "halfway" | "disabled" | null };

/**
 * Judges one failed delivery. The limit disables; half of it, rounded up, is told where the limit is at least 4.
 * The first failure since a success is told. A success sets the count to 0 elsewhere.
 */
export function judgeFailure({ failuresInARow, limit }: Health): Judgement {
  const count = failuresInARow + 1;
  if (limit !== null && count >= limit) return { failuresInARow: count, signal: "disabled" };
  if (limit !== null && limit >= 4 && count === Math.ceil(limit / 2))
    return { failuresInARow: count, signal: "halfway" };
  return { failuresInARow: count, signal: count === 1 ? "first_failure" : null };
}
