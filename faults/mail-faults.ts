import { setTimeout as sleep } from "node:timers/promises";
import type { DoubleAnswer } from "@/lib/mail/testing/resend-double";
import { dieAndRise, type Fault, mustWork, rush } from "./fault";
import type { SmtpMood } from "./smtp-sink";
import type { World } from "./world";

export const smtp = (
  name: string,
  mood: SmtpMood,
  seconds: number,
  then?: (world: World) => Promise<void>,
): Fault => ({
  name: `SMTP ${name}`,
  async happen(world) {
    world.smtp.mood = mood;
    await rush(world);
    await sleep(seconds * 1000);
    await then?.(world);
    world.smtp.mood = "well";
    return Date.now();
  },
});

/** What an operator must see within half a minute, beside a look every quarter of one. */
const seenMs = 45_000;
/** Ten minutes, by the scale of the suite's waits. */
const shutMs = 30_000;

/** Every connection is refused for so long that people would wonder: the app must say so meanwhile, and no longer than that. */
export const letsNobodyIn: Fault = {
  name: "SMTP lets nobody in for ten minutes",
  async happen(world) {
    world.smtp.mood = "shut";
    const began = Date.now();
    await rush(world);
    await toldAs(world, "degraded", (waiting) => waiting > 0);
    await sleep(Math.max(0, shutMs - (Date.now() - began)));
    world.smtp.mood = "well";
    const since = Date.now();
    await toldAs(world, "ready", (waiting) => waiting === 0);
    return since;
  },
};

/** Waits until /readyz and the API tell of the mail what is expected. */
async function toldAs(world: World, status: string, fits: (waiting: number) => boolean): Promise<void> {
  const until = Date.now() + seenMs;
  for (;;) {
    const ready = await fetch(`${world.app.url}/readyz`).catch(() => undefined);
    const told = (await ready?.json().catch(() => undefined)) as { status?: string } | undefined;
    const one = await world.app.api(`/automations/${world.hook.id}`).catch(() => undefined);
    const shown = (await one?.json().catch(() => undefined)) as { waiting?: { count: number } } | undefined;
    if (ready?.status === 200 && told?.status === status && fits(shown?.waiting?.count ?? -1)) return;
    if (Date.now() > until) {
      world.clients.unexpected.push(`the mail server's trouble is not told as ${status}`);
      return;
    }
    await sleep(500);
  }
}

export const resend = (
  name: string,
  mood: DoubleAnswer,
  seconds: number,
  then?: (world: World) => Promise<void>,
): Fault => ({
  name: `Resend ${name}`,
  async happen(world) {
    world.resendMood = mood;
    await rush(world);
    await sleep(seconds * 1000);
    await then?.(world);
    world.resendMood = undefined;
    return Date.now();
  },
});

/** Two admins press Replay for what the mail server refused. */
export async function replayTwice(world: World): Promise<void> {
  world.smtp.mood = "well";
  const since = new Date().toISOString();
  const sql = world.database.db.$client;
  // What is still under way may be refused yet, and nobody would replay it later.
  while (
    (await sql`select from invitations where status = 'sending' and first_attempt_at < ${since} limit 1`)
      .length
  )
    await sleep(50);
  const path = `/automations/${world.hook.id}/replay`;
  await Promise.all([1, 2].map(() => mustWork(world, path, { status: "failed" })));
}

/** The process dies too, while mails are under way. */
export async function kill(world: World): Promise<void> {
  await dieAndRise(world);
}
