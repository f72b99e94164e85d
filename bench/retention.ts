import { once } from "node:events";
import { connect } from "@/db";
import { fillDatabase } from "@/db/testing-fill";
import { countFirst } from "@/lib/tally/fold";
import type { Command } from "@/server/command";
import { paced, pacedFor } from "./run/paced";
import { forkProgram } from "./run/process";
import { median } from "./run/ratio";
import { openWorld, through, type World } from "./run/world";

const automations = 200;
/** Bodies are kept for 90 days, so that four of five are old. */
const days = 450;
const perSecond = 100;
const aloneSeconds = 15;

/** The hook while the past is forgotten, and how long it takes to erase one person among all. */
export async function benchRetention(opened: Command["opened"], runs: number): Promise<void> {
  const world = await openWorld(opened, {});
  await world.app.stop();
  await fillPast(world, runs);
  const app = await world.another();
  const hook = through(app, world.hooks.later);
  const job = await forkProgram<object>("retain", { DATABASE_URL: world.databaseUrl });
  opened(() => job.child.kill());
  await pacedFor(hook, perSecond, 5);
  const alone = await pacedFor(hook, perSecond, aloneSeconds);
  const ended = once(job.child, "message") as Promise<[{ payloads: number; seconds: number }]>;
  job.child.send("go");
  const beside = await paced(hook, perSecond, ended);
  const [{ payloads, seconds }] = await ended;
  const ratio = beside.p99 / alone.p99;
  console.log(
    `retain   ${payloads} old bodies of ${runs} forgotten in ${seconds.toFixed(1)} s; hook at ${perSecond}/s p99 ${alone.p99.toFixed(1)} ms alone, ${beside.p99.toFixed(1)} beside, max ${alone.max.toFixed(0)} and ${beside.max.toFixed(0)}: ${ratio.toFixed(1)} times, goal 2: ${ratio <= 2 && beside.failed === 0 ? "met" : "MISSED"}`,
  );
  const times: number[] = [];
  for (let n = 0; n < 3; n++) {
    const began = performance.now();
    const path = `/api/v1/respondents?email=person${70 + n}%40example.com`;
    const answer = await fetch(app.url + path, { method: "DELETE", headers: world.api });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    times.push(performance.now() - began);
  }
  console.log(
    `erasure  one person among ${runs} runs: ${median(times).toFixed(0)} ms, goal 1000: ${median(times) < 1000 ? "met" : "MISSED"}`,
  );
}

async function fillPast({ databaseUrl }: World, runs: number): Promise<void> {
  const db = connect(databaseUrl, 2);
  try {
    const [place] = await db.$client<{ workspaceId: string; surveyId: string; messageId: string }[]>`
      select w.id as "workspaceId", s.id as "surveyId", m.id as "messageId" from workspaces w
      join surveys s on s.workspace_id = w.id join messages m on m.workspace_id = w.id limit 1`;
    await fillDatabase(db.$client, place!, { runs, automations, days, now: new Date() });
    await countFirst(db, Number.POSITIVE_INFINITY);
    await db.$client`vacuum analyze`;
  } finally {
    await db.$client.end({ timeout: 1 });
  }
}
