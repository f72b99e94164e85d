import { setTimeout as pause } from "node:timers/promises";
import type { Runner } from "graphile-worker";
import type { InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { Pool } from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { inngest } from "../client";
import { faultOf } from "../fault";
import { Gate } from "./gate";
import { type Handler, readFunctions } from "./protocol";
import { type QueueOptions, startQueue } from "./queue";
import { engineTasks } from "./tasks";

export type EngineOptions = {
  databaseUrl: string;
  functions: InngestFunction.Any[];
  /** Jobs in hand at the same time. */
  concurrency?: number;
};

export type EmbeddedEngine = {
  /** Takes no new work, lets the steps in hand finish, gives unfinished runs back. */
  stop(): Promise<void>;
  /** Whether work is being taken: false while the database is away and after a stop. */
  ready(): boolean;
};

/** Longer than any step takes: the mailer gives up on its server before. */
const stopDeadline = 40_000;
const restartPause = 1_000;

/**
 * Drives Inngest functions out of PostgreSQL in this process.
 * It restarts its queue by itself when the database was away.
 * @throws Error if the database cannot be reached at the start, or a function needs what the engine does not have
 */
export async function startEngine(options: EngineOptions): Promise<EmbeddedEngine> {
  const { databaseUrl, functions, concurrency = 6 } = options;
  const handler: Handler = serve({ client: inngest, functions });
  const configs = await readFunctions(handler);
  const pool = openPool(databaseUrl, concurrency + 2);
  const gate = new Gate(new Map(configs.map((config) => [config.id, config.limit])));
  let stopping = false;
  let looking = false;

  const driver = {
    pool,
    handler,
    functions: new Map(configs.map((config) => [config.id, config])),
    retryScale: env().RETRY_SCALE,
    stopping: () => stopping,
  };
  const queue: QueueOptions = {
    pool,
    tasks: engineTasks(driver, gate),
    crons: configs.flatMap(({ id, crons }) => crons.map((match) => ({ match, functionId: id }))),
    concurrency,
    busy: () => gate.full(),
    onLook: (works) => {
      looking = works;
    },
  };

  let runner: Runner;
  try {
    runner = await startQueue(queue);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const supervised = supervise();

  async function supervise(): Promise<void> {
    for (;;) {
      await runner.promise.catch(() => {});
      for (let tries = 1; !stopping; tries++) {
        await pause(restartPause);
        try {
          runner = await startQueue(queue);
          break;
        } catch (error) {
          log()[tries === 1 ? "warn" : "debug"](
            { fault: faultOf(error) },
            "The engine waits for the database",
          );
        }
      }
      if (stopping) return;
    }
  }

  return {
    ready: () => looking && !stopping,
    async stop() {
      if (stopping) return supervised;
      stopping = true;
      const deadline = new AbortController();
      const stopped = runner
        .stop()
        .catch(() => {})
        .then(() => supervised);
      const late = pause(stopDeadline, true, { signal: deadline.signal, ref: false }).catch(() => false);
      if (await Promise.race([stopped.then(() => false), late])) await runner.kill().catch(() => {});
      deadline.abort();
      await pool.end();
    },
  };
}

function openPool(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    keepAlive: true,
    application_name: "surveyhook-engine",
  });
  // Without a listener a lost idle connection would end the process.
  pool.on("error", (error) => log().debug({ fault: faultOf(error) }, "The engine lost a connection"));
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
