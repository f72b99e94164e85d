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
  const path = `/automations/${world.hook.id}/replay`;
  await Promise.all([1, 2].map(() => mustWork(world, path, { status: "failed" })));
}

/** The process dies too, while mails are under way. */
export async function kill(world: World): Promise<void> {
  await dieAndRise(world);
}
