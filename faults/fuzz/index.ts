import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { makeHook } from "@/server/testing";
import { World } from "../world";
import { type Case, cases } from "./cases";
import { type Outcome, send, sendSlowly } from "./send";
import { strangers } from "./strangers";

/**
 * `npm run fuzz`: sends 50,000 generated requests to a hook and to every door open to strangers, and 200 that never end, while others use the app as they
 * should. `-- --count N`, `-- --seed N` to see a run again.
 */
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : otherwise;
};
const count = option("count", 50_000);
const seed = option("seed", Date.now() % 1_000_000);
const workers = 12;
const together = 500;
process.once("SIGTERM", () => process.exit(143)).once("SIGINT", () => process.exit(130));
if (!(count >= 1) || !Number.isInteger(seed)) {
  console.error("Usage: npm run fuzz -- [--count N] [--seed N]");
  process.exit(1);
}

const world = new World();
const outcomes = new Map<Outcome, number>();
const faults: string[] = [];
let ended = false;
try {
  await world.begin();
  const hook = await makeHook(world.app, { autoDisableAfter: null });
  const { pathname, port } = new URL(hook.hookUrl);
  void world.app.ended.then(() => {
    ended = true;
  });
  const made = fc.oneof(
    { weight: 3, arbitrary: cases(pathname.split("/").at(-1)!, hook.apiKey) },
    { weight: 1, arbitrary: strangers() },
  );

  const quiet = await beside(() => sleep(5000));
  const fuzzing = await beside(async () => {
    for (let sent = 0; sent < count && !ended; sent += together) {
      const some = fc.sample(made, { numRuns: together, seed: seed + sent });
      await Promise.all(Array.from({ length: workers }, () => worker(Number(port), some)));
    }
  });
  const slow = Array.from({ length: 200 }, () => sendSlowly(Number(port), pathname));
  const slowed = await beside(() => sleep(10_000));
  for (const stop of slow) stop();

  await world.clients.stop();
  const sent = await world.drained(60_000);
  console.log(
    `seed ${seed}: ${[...outcomes]
      .sort()
      .map(([outcome, times]) => `${outcome}: ${times}`)
      .join(", ")}`,
  );
  console.log(
    `p99 of others' posts: ${quiet} ms before, ${fuzzing} ms beside the fuzz, ${slowed} ms beside 200 slow connections`,
  );
  const goals: [string, boolean][] = [
    [`${count} requests without a 5xx`, faults.length === 0],
    ["the process lives", !ended],
    ["p99 of others' posts under 500 ms", fuzzing < 500 && slowed < 500],
    ["everybody else got the mail", sent && world.clients.unexpected.length === 0],
  ];
  for (const fault of faults.slice(0, 20)) console.log(fault);
  for (const [goal, met] of goals) console.log(`${met ? "met   " : "MISSED"} ${goal}`);
  process.exitCode = goals.every(([, met]) => met) ? 0 : 1;
} finally {
  await world.end();
}
process.exit();

async function worker(port: number, some: Case[]): Promise<void> {
  for (let each = some.pop(); each && !ended; each = some.pop()) {
    const outcome = await send(port, each);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (outcome === "hung" && waitsForMore(each)) continue;
    if (outcome === "hung" || (typeof outcome === "number" && outcome >= 500)) {
      const body = each.body.subarray(0, 300).toString("latin1");
      faults.push(`${outcome}: ${JSON.stringify({ ...each, body, bytes: each.body.length })}`);
    }
  }
}

/** Two lengths, or chunks that never come: the server may wait for the rest. */
function waitsForMore({ headers }: Case): boolean {
  return headers.some(
    ([name]) => name === "content-length" || name === "transfer-encoding" || name === "upgrade",
  );
}

/** The p99 in milliseconds of what others post meanwhile. */
async function beside(work: () => Promise<unknown>): Promise<number> {
  world.clients.postTimes = [];
  await work();
  const times = world.clients.postTimes.sort((a, b) => a - b);
  return Math.round(times[Math.floor(times.length * 0.99)] ?? 0);
}
