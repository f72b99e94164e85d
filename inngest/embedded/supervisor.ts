import { setTimeout as pause } from "node:timers/promises";
import { log } from "@/lib/log";
import { faultOf } from "../fault";
import { onClockJump } from "./clock-jump";
import { type QueueOptions, startQueue } from "./queue";

const restartPause = 1_000;

/**
 * Starts the queue, and starts it anew whenever it gave up, which it does when the database goes away under a job, and
 * when the clock was set, since its crons wait for the next minute as it was.
 * @returns `stop`: takes no new jobs and waits for those in hand. Whoever cannot wait that long may go: a job left in
 * hand is freed at the next start
 * @throws what the first start throws
 */
export async function superviseQueue(options: QueueOptions): Promise<{ stop(): Promise<void> }> {
  let queue = await startQueue(options);
  let stopping = false;
  const unwatch = onClockJump(() => void queue.stop().catch(() => {}));
  const supervised = supervise();

  async function supervise(): Promise<void> {
    await queue.ended;
    for (let failed = 0; !stopping; ) {
      await pause(restartPause);
      if (stopping) return;
      try {
        queue = await startQueue(options);
      } catch (error) {
        log()[failed++ === 0 ? "warn" : "debug"](
          { fault: faultOf(error) },
          "The engine waits for the database",
        );
        continue;
      }
      failed = 0;
      if (stopping) await queue.stop().catch(() => {});
      await queue.ended;
    }
  }

  return {
    async stop() {
      stopping = true;
      unwatch();
      // Refused where the queue has given up already.
      await queue.stop().catch(() => {});
      await supervised;
    },
  };
}
