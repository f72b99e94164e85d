import { EventEmitter } from "node:events";
import {
  Logger,
  makeWorkerUtils,
  parseCronItems,
  run,
  type Task,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import type { Pool } from "pg";
import { log } from "@/lib/log";

export type QueueOptions = {
  pool: Pool;
  tasks: TaskList;
  crons: { match: string; functionId: string }[];
  concurrency: number;
  /** Ids of the functions none of whose runs may be started now. */
  busy: () => string[];
  /** Told whether looking for jobs works: not while the database is away, nor after a stop. */
  onLook: (works: boolean) => void;
};

/** Jobs due at once are told of by NOTIFY; for those that wait for a time one worker looks this often. */
const look = 250;
/** Every worker looking for itself would cost more than all the rest of an idle engine. */
const pollInterval = 10_000;

const logger = new Logger(() => (level, message) => {
  // The first line alone: the others are a stack.
  const line = message.split("\n", 1)[0]!;
  if (level === "error") log().error(line);
  else if (level === "warning") log().warn(line);
  else log().debug(line);
});

/** A queue at work. */
export type Queue = {
  /** Takes no new jobs; resolves when those in hand are done and marked so, or rejects where it has given up already. */
  stop(): Promise<void>;
  /** Resolves when it has ended, be it that it was stopped or gave up, and has no job in hand. */
  ended: Promise<void>;
};

/**
 * Frees the jobs of workers that died, and starts the queue's workers and crons.
 * Embedded, there is one process: whoever holds a lock when it starts is dead. Left alone such a job waits 4 hours.
 */
export async function startQueue(options: QueueOptions): Promise<Queue> {
  const { pool, crons, concurrency, busy, onLook } = options;
  const { tasks, idle } = counted(options.tasks);
  await freeDeadJobs(pool);
  const events: WorkerEvents = new EventEmitter();
  let clock: NodeJS.Timeout | undefined;
  events.on("pool:create", ({ workerPool }) => {
    clock = setInterval(() => workerPool.nudge(1), look);
  });
  events.on("worker:getJob:empty", () => onLook(true));
  events.on("job:start", () => onLook(true));
  events.on("worker:getJob:error", () => onLook(false));
  events.on("pool:gracefulShutdown", () => {
    clearInterval(clock);
    onLook(false);
  });
  let stopping = false;
  const gaveUp = new Promise<void>((resolve) => {
    events.on("pool:gracefulShutdown", () => {
      if (!stopping) resolve();
    });
    events.on("pool:fatalError", () => resolve());
  });
  const runner = await run({
    pgPool: pool,
    schema: "graphile_worker",
    taskList: tasks,
    parsedCronItems: parseCronItems(
      crons.map(({ match, functionId }) => ({
        task: "cron",
        match,
        identifier: `${functionId} ${match}`,
        payload: { functionId, cron: match },
      })),
    ),
    concurrency,
    pollInterval,
    noHandleSignals: true,
    forbiddenFlags: busy,
    events,
    logger,
    // Unbatched, a job that cannot be marked as done (the database went away) is an unhandled rejection.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  // Having given up, it may never say that it has ended: two jobs that could not be marked leave it waiting for itself.
  const ended = Promise.race([runner.promise.catch(() => {}), gaveUp.then(idle)]);
  void gaveUp.then(() => runner.stop().catch(() => {}));
  return {
    ended,
    stop() {
      stopping = true;
      return Promise.race([runner.stop(), gaveUp.then(idle)]);
    },
  };
}

/** The same tasks, and a promise of the moment at which none of them is at work. */
function counted(tasks: TaskList): { tasks: TaskList; idle(): Promise<void> } {
  const inFlight = new Set<unknown>();
  const counting = Object.entries(tasks).map(([name, task]): [string, Task] => [
    name,
    async (...given) => {
      const work = Promise.resolve(task!(...given));
      inFlight.add(work);
      return await work.finally(() => inFlight.delete(work));
    },
  ]);
  return {
    tasks: Object.fromEntries(counting),
    async idle() {
      while (inFlight.size > 0) await Promise.allSettled(inFlight);
    },
  };
}

async function freeDeadJobs(pool: Pool): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool, schema: "graphile_worker", logger });
  try {
    await utils.migrate();
    const { rows } = await pool.query<{ id: string }>(
      "select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null",
    );
    await utils.forceUnlockWorkers(rows.map((row) => row.id));
    // A cron that ran while the clock was wrong would not run again before it has caught up.
    await pool.query(
      "update graphile_worker._private_known_crontabs set last_execution = $1 where last_execution > $1",
      [new Date()],
    );
    // What a run's job replaced while it was worked on, and the process died before it was done.
    await utils.cleanup({ tasks: ["DELETE_PERMAFAILED_JOBS"] });
  } finally {
    await utils.release();
  }
}
