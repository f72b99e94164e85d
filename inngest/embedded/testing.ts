import type { InngestFunction } from "inngest";
import { afterAll, afterEach, expect } from "vitest";
import { connect, database } from "@/db";
import { engineRuns } from "@/db/schema";
import { testDatabase, testDatabaseUrl } from "@/db/testing";
import { type EmbeddedEngine, startEngine } from "./engine";

/** How `expect.poll` waits here: long enough for a machine that has much else to do. */
export const patiently = { timeout: 15_000, interval: 20 };

/**
 * A database of its own for a test file's engines, which are stopped after each test.
 * Waits between attempts are a thousandth.
 */
export async function engineSetup() {
  process.env.DATABASE_URL = testDatabaseUrl(await testDatabase());
  process.env.RETRY_SCALE ??= "0.001";
  process.env.LOG_LEVEL ??= "silent";
  const databaseUrl = process.env.DATABASE_URL;
  const engines: EmbeddedEngine[] = [];
  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  });
  afterAll(() => database().$client.end({ timeout: 1 }));
  /** Closes the database to everybody and cuts all connections, until the returned function opens it again. */
  async function loseDatabase(): Promise<() => Promise<void>> {
    const url = new URL(databaseUrl);
    const name = url.pathname.slice(1);
    url.pathname = "/postgres";
    const admin = connect(url.href, 1);
    await admin.$client.unsafe(`alter database ${name} allow_connections false`);
    await admin.$client`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    return async () => {
      await admin.$client.unsafe(`alter database ${name} allow_connections true`);
      await admin.$client.end();
    };
  }

  return {
    databaseUrl,
    loseDatabase,
    async start(functions: InngestFunction.Any[], concurrency?: number): Promise<EmbeddedEngine> {
      const engine = await startEngine({ databaseUrl, functions, ...(concurrency ? { concurrency } : {}) });
      engines.push(engine);
      return engine;
    },
  };
}

/** Every run there is of a throw-away function. */
export async function runsOf(functionId: string) {
  const rows = await database().select().from(engineRuns);
  return rows.filter((run) => run.functionId === `surveyhook-${functionId}`);
}

/** Waits until a function has so many ended runs, and returns them. */
export async function endedRuns(functionId: string, count = 1) {
  await expect
    .poll(async () => (await runsOf(functionId)).filter((run) => run.endedAt).length, patiently)
    .toBeGreaterThanOrEqual(count);
  return runsOf(functionId);
}
