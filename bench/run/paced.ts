import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { post } from "../doors";
import { type Load, loadOf } from "./load";
import { respondent, type Target } from "./set-up";

/** Posts one respondent after the other at a steady rate, whatever the answers take, until something has ended. */
export async function paced(target: Target, perSecond: number, until: Promise<unknown>): Promise<Load> {
  const agent = new Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${target.key}`, "content-type": "application/json" };
  const times: number[] = [];
  const asked: Promise<void>[] = [];
  let failed = 0;
  let over = false;
  const end = () => {
    over = true;
  };
  until.then(end, end);
  const begun = performance.now();
  for (let n = 0; !over; n++) {
    const wait = begun + (n * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    const at = performance.now();
    asked.push(
      post(String(target.url), "", JSON.stringify(respondent()), agent, headers).then((status) => {
        times.push(performance.now() - at);
        if (status !== 200) failed++;
      }),
    );
  }
  await Promise.all(asked);
  await until;
  agent.destroy();
  return loadOf(times, failed, performance.now() - begun);
}

/** The steady rate for some seconds. */
export function pacedFor(target: Target, perSecond: number, seconds: number): Promise<Load> {
  return paced(target, perSecond, sleep(seconds * 1000));
}
