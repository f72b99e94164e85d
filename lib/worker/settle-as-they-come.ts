import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/db";
import type { Clock } from "../clock";
import { isDatabaseTrouble, withDeadline } from "../deadline";
import { AppError } from "../errors";
import { type Settlement, settle } from "./settle";

/** A mail that went out and is not settled goes out again: the database may be away for this long before that. */
const patienceMilliseconds = 5 * 60_000;
const pauseMilliseconds = 500;

/**
 * Settles the invitations of a batch as they become known: what comes while a settling is under way goes with the next.
 * While the database is away it waits, since what is not settled is sent again.
 * @returns `add` takes one; `done` resolves when all are settled, and throws where the database stayed away
 */
export function settleAsTheyCome(
  db: Db,
  batchId: string,
  clock: Clock,
): { add(settlement: Settlement): void; done(): Promise<void> } {
  let waiting: Settlement[] = [];
  let working: Promise<void> | undefined;
  let failed: unknown;

  async function work(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const together = waiting;
        waiting = [];
        await settlePatiently(db, batchId, together, clock);
      }
    } catch (error) {
      failed ??= error;
    } finally {
      working = undefined;
    }
  }

  return {
    add(settlement) {
      waiting.push(settlement);
      working ??= work();
    },
    async done() {
      while (working) await working;
      if (failed) throw failed;
    },
  };
}

async function settlePatiently(
  db: Db,
  batchId: string,
  settlements: Settlement[],
  clock: Clock,
): Promise<void> {
  const began = performance.now();
  for (;;) {
    try {
      // One that comes through after its deadline does no harm: what is settled does not change again.
      return await withDeadline(settle(db, batchId, settlements, clock()));
    } catch (error) {
      const away = isDatabaseTrouble(error) || error instanceof AppError;
      if (!away || performance.now() - began > patienceMilliseconds) throw error;
      await sleep(pauseMilliseconds);
    }
  }
}
