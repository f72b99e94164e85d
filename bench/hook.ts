import { type Load, load } from "./load";
import { forkFile } from "./process";
import { respondent, type Target } from "./set-up";

const rounds = 3;
const seconds = 4;
/** Until the compiler has come to rest; the same for both. */
const warmUpSeconds = 6;

/** The hook against a bare node:http server with one INSERT a request, on the same database, in turns. */
export async function benchHook(target: Target, databaseUrl: string): Promise<void> {
  const bare = await forkFile<string>("./bare-server.ts", { DATABASE_URL: databaseUrl });
  const headers = { authorization: `Bearer ${target.key}` };
  const one = () => JSON.stringify(respondent());
  const hundred = () => JSON.stringify(Array.from({ length: 100 }, respondent));
  const hook: Load[] = [];
  const yardstick: Load[] = [];
  await load(target.url, { connections: 32, seconds: warmUpSeconds, next: one, headers });
  await load(new URL(bare.first), { connections: 32, seconds: warmUpSeconds, next: one });
  for (let round = 0; round < rounds; round++) {
    yardstick.push(await load(new URL(bare.first), { connections: 32, seconds, next: one }));
    hook.push(await load(target.url, { connections: 32, seconds, next: one, headers }));
  }
  const bulk = await load(target.url, { connections: 4, seconds, next: hundred, headers });
  bare.child.kill();
  const mean = (loads: Load[]) => loads.reduce((sum, { perSecond }) => sum + perSecond, 0) / loads.length;
  const worst = (loads: Load[]) => Math.max(...loads.map(({ p99 }) => p99)).toFixed(1);
  const failed = [...hook, bulk].reduce((sum, each) => sum + each.failed, 0);
  console.log(
    `hook     ${(mean(hook) / mean(yardstick)).toFixed(2)} of bare node:http with one INSERT (goal 0.7): ${mean(hook).toFixed(0)} against ${mean(yardstick).toFixed(0)} respondents/s, p99 ${worst(hook)} against ${worst(yardstick)} ms, 32 connections, ${failed} not 200`,
  );
  console.log(
    `         ${((bulk.perSecond * 100) / mean(yardstick)).toFixed(2)} with 100 respondents a request: ${(bulk.perSecond * 100).toFixed(0)} respondents/s, p99 ${bulk.p99.toFixed(0)} ms, 4 connections`,
  );
}
