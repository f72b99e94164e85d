import { setTimeout as sleep } from "node:timers/promises";
import { isDatabaseTrouble, withDeadline } from "../deadline";
import { AppError } from "../errors";

/** What went out and is not settled goes out again: the database may be away for this long before that. */
const patienceMilliseconds = 5 * 60_000;
const pauseMilliseconds = 500;

/**
 * Settles what became of something that went out; while the database is away it waits.
 * @param write changes nothing that is settled already
 * @throws what the database threw, where it stayed away
 */
export async function patiently<T>(write: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (;;) {
    try {
      // One that comes through after its deadline does no harm: what is settled does not change again.
      return await withDeadline(write());
    } catch (error) {
      const away = isDatabaseTrouble(error) || error instanceof AppError;
      if (!away || performance.now() - began > patienceMilliseconds) throw error;
      await sleep(pauseMilliseconds);
    }
  }
}
