import { connect } from "@/db";
import type { Command } from "@/server/command";
import { type Arrivals, startArrivals } from "./run/arrivals";
import { watchMemory } from "./run/memory";
import type { Options } from "./run/options";
import { postOnce, postPeople } from "./run/post-people";
import { residentMiB } from "./run/process";
import { ratioOf } from "./run/ratio";
import { respondent } from "./run/set-up";
import { openWorld } from "./run/world";

const rounds = 3;

/**
 * Invitations that waited and fall due in one moment, beside many more that wait on, against as many posted and mailed at
 * once: the same mails to the same sink, in turns.
 */
export async function benchDue(
  opened: Command["opened"],
  { due, waiting }: Pick<Options, "due" | "waiting">,
): Promise<void> {
  const sink = await startArrivals(opened, "sink");
  const { app, databaseUrl, hooks } = await openWorld(opened, { SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
  const db = connect(databaseUrl, 1);
  opened(() => db.$client.end({ timeout: 1 }));
  await postPeople(hooks.later, waiting + rounds * due);
  await db.$client`vacuum analyze`;
  const steady = async () => {
    sink.restart();
    const started = Date.now();
    await postPeople(hooks.now, due);
    return await rateOf(sink, due, started);
  };
  const atOnce = async () => {
    sink.restart();
    const started = Date.now();
    await db.$client`
      update invitations set due_at = now(), send_at = now() where id in (
        select id from invitations where due_at > now() + interval '1 hour' order by id limit ${due})`;
    // Whoever comes now wakes the sending, as the minute's look would.
    await postOnce(hooks.now, respondent());
    return await rateOf(sink, due + 1, started);
  };
  await steady();
  const before = residentMiB(app.pid);
  const rates = { steady: [] as number[], due: [] as number[] };
  const { memory } = await watchMemory(app.pid, async () => {
    for (let round = 0; round < rounds; round++) {
      rates.steady.push(await steady());
      rates.due.push(await atOnce());
    }
  });
  console.log(
    `due      ${ratioOf(rates.due, rates.steady, 0.8, "mails/s")}, ${due} due in one moment and ${waiting} waiting, against posted and mailed at once; memory ${before} MiB before, ${memory.most} at most, ${memory.to} at the end`,
  );
}

async function rateOf(sink: Arrivals, mails: number, started: number): Promise<number> {
  await sink.waitFor(mails, "due");
  if (sink.doubled() > 0) throw new Error(`${sink.doubled()} mails were sent twice.`);
  return mails / ((sink.lastAt() - started) / 1000);
}
