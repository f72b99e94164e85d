import type { InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { env } from "@/lib/env";
import { inngest } from "../client";
import { Gate } from "./gate";
import { openPool } from "./pool";
import { type Handler, readFunctions } from "./protocol";
import type { QueueOptions } from "./queue";
import { superviseQueue } from "./supervisor";
import { engineTasks } from "./tasks";

export type EngineOptions = {
  databaseUrl: string;
  functions: InngestFunction.Any[];
  /** Jobs in hand at the same time. */
  concurrency?: number;
  /** Called when work is taken again after it was not: at the start, and when the database is back. Must not throw. */
  onReturn?: () => void;
};

export type EmbeddedEngine = {
  /** Takes no new work, lets the steps in hand finish, gives unfinished runs back. */
  stop(): Promise<void>;
  /** Whether work is being taken: false while the database is away and after a stop. */
  ready(): boolean;
};

/**
 * Drives Inngest functions out of PostgreSQL in this process.
 * It restarts its queue by itself when the database was away.
 * @throws Error if the database cannot be reached at the start, or a function needs what the engine does not have
 */
export async function startEngine(options: EngineOptions): Promise<EmbeddedEngine> {
  const { databaseUrl, functions, concurrency = 6, onReturn } = options;
  const handler: Handler = serve({ client: inngest, functions });
  const configs = await readFunctions(handler);
  const pool = openPool(databaseUrl, concurrency);
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
      if (works && !looking && !stopping) onReturn?.();
      looking = works;
    },
  };

  const supervised = await superviseQueue(queue).catch(async (error) => {
    await pool.end();
    throw error;
  });
  let stopped: Promise<void> | undefined;

  return {
    ready: () => looking && !stopping,
    stop() {
      stopping = true;
      stopped ??= supervised.stop().then(() => pool.end());
      return stopped;
    },
  };
}
