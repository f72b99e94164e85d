import { once } from "node:events";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { forkProgram } from "./run/process";
import { respondent, type Target } from "./run/set-up";

const doors = [
  "/s/x",
  "/u/x",
  "/stop/x",
  "/api/auth/sign-in",
  "/forgot",
  "/first-run",
  "/invite/x",
  "/reset/x",
];
const urlencoded = "application/x-www-form-urlencoded";
const hostile: [string, string][] = [
  [urlencoded, "a&"],
  [urlencoded, "%"],
  ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'],
];
const hungMs = 10_000;

/** What strangers can do to their neighbours: hostile forms on every open door, and posts that are answered early. */
export async function benchDoors(url: string, hook: Target): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const health = (neighbour: Agent) => post(url, "/healthz", "", neighbour);
  const quiet = await beside(health, () => sleep(5_000));
  let worst = { slowest: 0, name: "" };
  for (const door of doors) {
    for (const bytes of [60_000, 256_000]) {
      for (const [type, unit] of hostile) {
        const body = unit.repeat(bytes / unit.length);
        const once = () => beside(health, () => post(url, door, body, agent, { "content-type": type }));
        // The lesser of two: what else the machine does is not the form's doing.
        const slowest = Math.min((await once()).slowest, (await once()).slowest);
        if (slowest > worst.slowest) worst = { slowest, name: `${bytes / 1000} kB to ${door}` };
      }
    }
  }
  const over = worst.slowest - quiet.slowest;
  console.log(
    `doors    a neighbour's slowest /healthz: ${ms(quiet.slowest)} alone, ${ms(worst.slowest)} beside hostile forms (${worst.name}): ${over < 50 ? "met" : "MISSED"} (50 ms over)`,
  );
  await benchEarly(url, {
    "a neighbour's hook": (neighbour) =>
      post(String(hook.url), "", JSON.stringify(respondent()), neighbour, {
        authorization: `Bearer ${hook.key}`,
        "content-type": "application/json",
      }),
    "/healthz, among the pages": health,
  });
  agent.destroy();
}

/** A thousand posts that are answered before they are read, beside normal traffic of each kind, and a thousand ordinary requests to tell it by. */
async function benchEarly(url: string, kinds: Record<string, Ask>): Promise<void> {
  for (const [name, ask] of Object.entries(kinds)) {
    const alone = await beside(ask, () => sleep(5_000));
    const { loaded: ordinary } = await besideMany(url, ask, ["ordinary"]);
    const { loaded, hung } = await besideMany(url, ask, []);
    const ratio = loaded.p99 / alone.p99;
    console.log(
      `early    1,000 posts answered early: ${hung} hung; p99 of ${name} ${ms(alone.p99)} alone, ${ms(ordinary.p99)} beside as many ordinary requests, ${ms(loaded.p99)} beside, ${ratio.toFixed(1)} times: ${hung === 0 && loaded.failed === 0 && ratio <= 3 ? "met" : "MISSED"} (none hung, 3 times)`,
    );
  }
}

/** In a process of its own: what it takes to send them is not what a neighbour waits for. */
async function besideMany(
  url: string,
  ask: Ask,
  kind: string[],
): Promise<{ loaded: Neighbour; hung: number }> {
  const { child } = await forkProgram("early", {}, [url, ...kind]);
  let hung = 0;
  const loaded = await beside(ask, async () => {
    child.send("go");
    [{ hung }] = (await once(child, "message")) as [{ hung: number }];
  });
  return { loaded, hung };
}

type Ask = (agent: Agent) => Promise<number | string>;

type Neighbour = { slowest: number; p99: number; failed: number };

/** How a neighbour fares while something is done. */
async function beside(ask: Ask, work: () => Promise<unknown>): Promise<Neighbour> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  let failed = 0;
  let over = false;
  const asking = (async () => {
    do {
      const began = performance.now();
      if ((await ask(agent)) !== 200) failed += 1;
      times.push(performance.now() - began);
      await sleep(5);
    } while (!over);
  })();
  await work();
  over = true;
  await asking;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { slowest: times.at(-1)!, p99: times[Math.floor(times.length * 0.99)]!, failed };
}

/** @returns the status, or what came instead of one */
export function post(
  url: string,
  path: string,
  body: string,
  agent: Agent,
  headers: Record<string, string> = {},
): Promise<number | string> {
  return new Promise((resolve) => {
    const method = body ? "POST" : "GET";
    const sent = request(new URL(path, url), { method, agent, headers, timeout: hungMs }, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.once("timeout", () => sent.destroy(new Error("hung")));
    sent.once("error", ({ message }) => resolve(message));
    sent.end(body || undefined);
  });
}

function ms(time: number): string {
  return `${Math.round(time)} ms`;
}
