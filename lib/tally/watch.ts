import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Db } from "@/db";
import { buildLateIndexes } from "@/db/late-indexes";
import type { Clock } from "../clock";
import { countFirst, foldTallies } from "./fold";

/** What has changed since the last fold is added up by every page: some hundred rows a second at most. */
const everyMilliseconds = 5_000;
const countMilliseconds = 20_000;

type WatchDeps = { db: Db; clock: Clock; logger: Pick<Logger, "info" | "warn"> };

/** Keeps the tallies folded; before that counts, and indexes, what an older version has left. @returns what stops it */
export function watchTallies({ db, clock, logger }: WatchDeps): () => void {
  const over = new AbortController();
  const once = async () => {
    await foldTallies(db, clock());
    // Also what is to be counted anew: after another time zone, or other questions to the same answers.
    await countFirst(db, performance.now() + countMilliseconds);
  };
  void buildLateIndexes(db, "all").catch(({ code }) => logger.warn({ code }, "An index could not be built"));
  void (async () => {
    while (!over.signal.aborted) {
      await once().catch(() => {});
      await sleep(everyMilliseconds, null, { signal: over.signal, ref: false }).catch(() => {});
    }
  })();
  return () => over.abort();
}
