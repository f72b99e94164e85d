import type { TaskList } from "graphile-worker";
import { type Driver, driveRun } from "./drive";
import type { Gate } from "./gate";
import { queueRun, startRuns } from "./runs";
import type { EngineEvent } from "./send";

type RunJob = { id: string; functionId: string };
type CronJob = { functionId: string; cron: string; _cron: { ts: string } };

/** What the queue's jobs do: an event or a cron starts runs, a run is driven as far as it goes. */
export function engineTasks(driver: Driver, gate: Gate): TaskList {
  const { pool, functions } = driver;
  const inTurn = oneByOne();
  return {
    async event(payload) {
      const event = payload as EngineEvent;
      const woken = [...functions.values()].filter((config) => config.events.includes(event.name));
      const ids = woken.map((config) => config.id);
      await inTurn(() => startRuns(pool, event, ids));
    },

    async cron(payload) {
      const { functionId, cron, _cron } = payload as CronJob;
      const id = `${functionId}:${_cron.ts}`;
      const event = { id, name: "inngest/scheduled.timer", data: { cron }, ts: Date.parse(_cron.ts) };
      if (functions.has(functionId)) await startRuns(pool, event, [functionId]);
    },

    async run(payload) {
      const { id, functionId } = payload as RunJob;
      const passed = await gate.pass(functionId, () => driveRun(driver, id));
      if (!passed) await queueRun(pool, id, functionId, Date.now());
    },
  };
}

/** Events start their runs one after the other, so that each sees what the one before it has started. */
function oneByOne(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}
