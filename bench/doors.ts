import { Agent, request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

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
/** Posts that are answered before they are read, or never come to their end. */
const early: { path: string; body: number; type?: string; left?: true; chunked?: true; expect?: true }[] = [
  { path: "/api/v1/surveys", body: 150_000 },
  { path: "/api/v1/surveys", body: 1_200_000 },
  { path: "/api/v1/none", body: 150_000 },
  { path: "/api/webhooks/resend", body: 150_000 },
  { path: "/sign-in", body: 60_000, type: "multipart/form-data; boundary=x" },
  { path: "/sign-in", body: 450_000, type: "multipart/form-data; boundary=x" },
  { path: "/sign-in", body: 450_000, chunked: true },
  { path: "/sign-in", body: 60_000, expect: true },
  { path: "/s/x", body: 200_000, left: true },
  { path: "/api/hooks/aut_x", body: 1_200_000 },
];
const hungMs = 10_000;

/** What strangers can do to their neighbours: hostile forms on every open door, and posts that are answered early. */
export async function benchDoors(url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const quiet = await beside(url, () => sleep(5_000));
  let worst = { slowest: 0, name: "" };
  for (const door of doors) {
    for (const bytes of [60_000, 256_000]) {
      for (const [type, unit] of hostile) {
        const body = unit.repeat(bytes / unit.length);
        const once = () => beside(url, () => post(url, door, body, agent, { "content-type": type }));
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
  let hung = 0;
  const loaded = await beside(url, async () => {
    for (let round = 0; round < 100; round++) {
      const answers = await Promise.all(early.map((each) => answerEarly(url, each, agent)));
      hung += answers.filter((answer) => answer === "hung").length;
    }
  });
  const ratio = loaded.p99 / quiet.p99;
  console.log(
    `early    1,000 posts answered early: ${hung} hung; p99 of /healthz ${ms(quiet.p99)} alone, ${ms(loaded.p99)} beside, ${ratio.toFixed(1)} times: ${hung === 0 && loaded.failed === 0 && ratio <= 3 ? "met" : "MISSED"} (none hung, 3 times)`,
  );
  agent.destroy();
}

type Neighbour = { slowest: number; p99: number; failed: number };

/** How a neighbour fares while something is done. */
async function beside(url: string, work: () => Promise<unknown>): Promise<Neighbour> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  let failed = 0;
  let over = false;
  const asking = (async () => {
    do {
      const began = performance.now();
      if ((await post(url, "/healthz", "", agent)) !== 200) failed += 1;
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

async function answerEarly(
  url: string,
  { path, body, type = "text/plain", left, chunked, expect }: (typeof early)[number],
  agent: Agent,
): Promise<number | string> {
  if (left) {
    const socket = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => {});
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: ${body}\r\n\r\n${"x".repeat(body / 2)}`,
    );
    setTimeout(() => socket.destroy(), 20);
    return "left";
  }
  return await post(url, path, "x".repeat(body), agent, {
    "content-type": type,
    ...(chunked ? { "transfer-encoding": "chunked" } : {}),
    ...(expect ? { expect: "100-continue" } : {}),
  });
}

/** @returns the status, or what came instead of one */
function post(
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
