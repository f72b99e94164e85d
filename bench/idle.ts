import { setTimeout as sleep } from "node:timers/promises";
import type { Arrivals } from "./run/arrivals";
import { postOnce } from "./run/post-people";
import { respondent, type Target } from "./run/set-up";

const tries = 100;
const goal = { p50: 60, p99: 300 };

/** How long one mail takes from its post while nothing else happens. */
export async function benchIdle(target: Target, sink: Arrivals): Promise<void> {
  const waits: number[] = [];
  for (let n = -5; n < tries; n++) {
    await sleep(200);
    const person = respondent();
    sink.restart();
    const posted = Date.now();
    await postOnce(target, person);
    await sink.waitFor(1, "idle");
    if (n >= 0) waits.push(sink.at(person.EmailAddress)! - posted);
  }
  waits.sort((a, b) => a - b);
  const at = (share: number) => waits[Math.floor(tries * share)]!;
  const [p50, p99] = [at(0.5), at(0.99)];
  console.log(
    `idle     from post to mail: p50 ${p50} ms (goal ${goal.p50}), p99 ${p99} ms (goal ${goal.p99}): ${p50 < goal.p50 && p99 < goal.p99 ? "met" : "MISSED"}`,
  );
}
