import type { TransactionSql } from "postgres";

/**
 * Lets a transaction find the first of what is due by walking an index. PostgreSQL takes it that what waits, what was never
 * tried and what is due have nothing to do with each other, expects next to none, and would sort a million to find a hundred.
 */
export async function walkIndexes(tx: TransactionSql): Promise<void> {
  await tx`select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true)`;
}
