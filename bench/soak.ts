import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "@/server/command";
import { startArrivals } from "./run/arrivals";
import { watchMemory } from "./run/memory";
import { paced, pacedFor } from "./run/paced";
import { postPeople } from "./run/post-people";
import { forkProgram } from "./run/process";
import { signIn } from "./run/sign-in";
import { openWorld } from "./run/world";

const perSecond = 100;
/** 20,000 in ten minutes. */
const mailsPerSecond = 33;
const goal = { ratio: 3, maxMs: 250 };
/** A process that has its heap still grows by garbage that was not collected yet. */
const flat = 1.1;

/** The hook at a steady rate while mails go out, the past is forgotten and members read their pages. @param seconds how long */
export async function benchSoak(opened: Command["opened"], seconds: number): Promise<void> {
  const sink = await startArrivals(opened, "sink");
  const { app, databaseUrl, hooks, account } = await openWorld(opened, {
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
  });
  const job = await forkProgram<object>("retain", { DATABASE_URL: databaseUrl }, ["10"]);
  opened(() => job.child.kill());
  const cookie = await signIn(app.url, account);
  const paths = pathsOf(hooks.later.url.pathname.split("/").at(-1)!);
  for (const path of paths) await read(app.url + path, cookie);
  await postPeople(hooks.now, 1000);
  await sink.waitFor(1000, "soak");
  await pacedFor(hooks.later, perSecond, 5);
  const alone = await pacedFor(hooks.later, perSecond, Math.max(15, seconds / 10));

  const ends = performance.now() + seconds * 1000;
  let mails = 0;
  const mailing = async () => {
    for (; performance.now() < ends; await sleep(100_000 / mailsPerSecond))
      mails += (await postPeople(hooks.now, 100)).length;
  };
  const reading: number[] = [];
  const readers = async () => {
    for (let n = 0; performance.now() < ends; n++) {
      const began = performance.now();
      await read(app.url + paths[n % paths.length]!, cookie);
      reading.push(performance.now() - began);
      await sleep(500);
    }
  };
  sink.restart();
  job.child.send("go");
  const { value: beside, memory } = await watchMemory(app.pid, () =>
    paced(hooks.later, perSecond, Promise.all([mailing(), readers()])),
  );
  await sink.waitFor(mails, "soak");
  const ratio = beside.p99 / alone.p99;
  const met = ratio <= goal.ratio && beside.max < goal.maxMs && beside.failed === 0 && sink.doubled() === 0;
  reading.sort((a, b) => a - b);
  console.log(
    `soak     ${seconds} s, hook at ${perSecond}/s, ${mails} mails, ${reading.length} pages read (median ${reading[Math.floor(reading.length / 2)]!.toFixed(0)} ms): p99 ${alone.p99.toFixed(1)} ms alone, ${beside.p99.toFixed(1)} beside, ${ratio.toFixed(1)} times (goal ${goal.ratio}), max ${beside.max.toFixed(0)} ms (goal ${goal.maxMs}), ${beside.failed} not taken, ${sink.doubled()} sent twice: ${met ? "met" : "MISSED"}`,
  );
  console.log(
    `         memory ${memory.from} MiB in its first quarter, ${memory.to} in its last, ${memory.most} at most: ${memory.to <= memory.from * flat ? "flat" : "GROWS"}`,
  );
}

function pathsOf(automation: string): string[] {
  const at = `/automations/${automation}`;
  return ["/automations", at, `${at}/runs`, `${at}/errors`, `${at}/scheduled`, "/surveys", "/respondents"];
}

async function read(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
}
