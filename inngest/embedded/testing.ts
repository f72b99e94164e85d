import type { InngestFunction } from "inngest";
import { afterAll, afterEach, expect } from "vitest";
import { connect, database, openClient } from "@/db";
import { testDatabase, testDatabaseUrl } from "@/db/testing";
import { type EmbeddedEngine, startEmbeddedEngine } from "./engine";
import type { RunOptions } from "./run";
import { channel, type Told } from "./send";

/** How `expect.poll` waits here: long enough for a machine that has much else to do. */
export const patiently = { timeout: 15_000, interval: 20 };

type EndedRun = Parameters<RunOptions["onEnd"]>[0];

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
  const ended: EndedRun[] = [];
  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    ended.length = 0;
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

  /** The ended runs of a throw-away function. */
  const runsOf = (functionId: string) => ended.filter((run) => run.functionId === `surveyhook-${functionId}`);

  return {
    databaseUrl,
    loseDatabase,
    runsOf,
    async start(functions: InngestFunction.Any[]): Promise<EmbeddedEngine> {
      const onEnd = (run: EndedRun) => void ended.push(run);
      const engine = await startEmbeddedEngine({ databaseUrl, functions, onEnd });
      engines.push(engine);
      return engine;
    },
    /** Waits until a function has so many ended runs, and returns them. */
    async endedRuns(functionId: string, count = 1): Promise<EndedRun[]> {
      await expect.poll(() => runsOf(functionId).length, patiently).toBeGreaterThanOrEqual(count);
      return runsOf(functionId);
    },
  };
}

/** Hears the events that are told in a database, from now on. */
export async function hearEvents(databaseUrl: string): Promise<(Told & { at: number })[]> {
  const heard: (Told & { at: number })[] = [];
  const client = openClient(databaseUrl, { max: 1 });
  afterAll(() => client.end({ timeout: 1 }));
  await client.listen(channel, (payload) => heard.push({ ...JSON.parse(payload), at: Date.now() }));
  return heard;
}
