import { type Load, load } from "./run/load";
import { forkProgram } from "./run/process";
import { ratioOf } from "./run/ratio";
import { respondent, type Target } from "./run/set-up";

const rounds = 3;
const seconds = 4;
/** Until the compiler has come to rest; the same for all. */
const warmUpSeconds = 6;

/** The hook against bare node:http servers that write as much, on the same database, in turns. */
export async function benchHook(target: Target, databaseUrl: string): Promise<void> {
  const headers = { authorization: `Bearer ${target.key}` };
  const one = () => JSON.stringify(respondent());
  const hundred = () => JSON.stringify(Array.from({ length: 100 }, respondent));
  await load(target.url, { connections: 32, seconds: warmUpSeconds, next: one, headers });
  const bare = await forkProgram<string>("bare-server", { DATABASE_URL: databaseUrl });
  const insert = new URL("/insert", bare.first);
  const group = new URL("/group", bare.first);
  for (const url of [insert, group]) await load(url, { connections: 32, seconds: warmUpSeconds, next: one });
  const ones: Record<"hook" | "insert" | "group", Load[]> = { hook: [], insert: [], group: [] };
  const hundreds: Record<"hook" | "group", Load[]> = { hook: [], group: [] };
  for (let round = 0; round < rounds; round++) {
    ones.insert.push(await load(insert, { connections: 32, seconds, next: one }));
    ones.hook.push(await load(target.url, { connections: 32, seconds, next: one, headers }));
    ones.group.push(await load(group, { connections: 32, seconds, next: one }));
    hundreds.hook.push(await load(target.url, { connections: 4, seconds, next: hundred, headers }));
    hundreds.group.push(await load(group, { connections: 4, seconds, next: hundred }));
  }
  bare.child.kill();
  const rates = (loads: Load[]) => loads.map(({ perSecond }) => perSecond);
  const worst = (loads: Load[]) => Math.max(...loads.map(({ p99 }) => p99)).toFixed(1);
  const failed = [...ones.hook, ...hundreds.hook].reduce((sum, each) => sum + each.failed, 0);
  console.log(
    `hook     one a request, 32 connections, ${failed} not 200; p99 ${worst(ones.hook)} ms, of the bare ones ${worst(ones.insert)} and ${worst(ones.group)}`,
  );
  console.log(
    `         ${ratioOf(rates(ones.hook), rates(ones.insert), 1, "requests/s")}, bare one INSERT of as many bytes`,
  );
  console.log(
    `         ${ratioOf(rates(ones.hook), rates(ones.group), 0.6, "requests/s")}, bare group commit of the same four rows`,
  );
  console.log(
    `         ${ratioOf(rates(hundreds.hook), rates(hundreds.group), 0.6, "requests/s")}, 100 a request, 4 connections, bare one INSERT of the same rows; p99 ${worst(hundreds.hook)} and ${worst(hundreds.group)} ms`,
  );
}
