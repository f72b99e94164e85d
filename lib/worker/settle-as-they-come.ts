import type { Db } from "@/db";
import type { Clock } from "../clock";
import { patiently } from "./patiently";
import { type Settlement, settle } from "./settle";

/**
 * Settles the invitations of a batch as they become known: what comes while a settling is under way goes with the next.
 * While the database is away it waits, since what is not settled is sent again.
 * @returns `add` takes one; `done` resolves when all are settled with how many posts go out because of it, and throws where
 * the database stayed away
 */
export function settleAsTheyCome(
  db: Db,
  batchId: string,
  clock: Clock,
): { add(settlement: Settlement): void; done(): Promise<number> } {
  let waiting: Settlement[] = [];
  let working: Promise<void> | undefined;
  let failed: unknown;
  let posts = 0;

  async function work(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const together = waiting;
        waiting = [];
        posts += await patiently(() => settle(db, batchId, together, clock()));
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
      return posts;
    },
  };
}
