import type { Command } from "@/server/command";
import { startArrivals } from "./run/arrivals";
import { load } from "./run/load";
import { postPeople } from "./run/post-people";
import type { App } from "./run/process";
import { respondent } from "./run/set-up";
import { openWorld, through } from "./run/world";

const connections = 32;
const seconds = 5;
const mails = 4000;

/** One, two and four apps over one database, on this one machine: what they take and send together, and whether anything goes twice. */
export async function benchProcesses(opened: Command["opened"]): Promise<void> {
  const sink = await startArrivals(opened, "sink");
  const world = await openWorld(opened, { SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
  const apps = [world.app];
  const one = { hook: 0, mail: 0 };
  for (const count of [1, 2, 4]) {
    while (apps.length < count) apps.push(await world.another());
    const hook = async () => {
      const asked = apps.map((app) => {
        const { url, key } = through(app, world.hooks.later);
        const headers = { authorization: `Bearer ${key}` };
        const next = () => JSON.stringify(respondent());
        return load(url, { connections: connections / count, seconds, next, headers });
      });
      const loads = await Promise.all(asked);
      const failed = loads.reduce((sum, each) => sum + each.failed, 0);
      if (failed > 0) throw new Error(`${failed} requests were not taken.`);
      return loads.reduce((sum, { perSecond }) => sum + perSecond, 0);
    };
    await hook();
    const taken = await hook();
    await throughAll(apps, world.hooks.now, mails / 4);
    await sink.waitFor(mails / 4, "processes");
    sink.restart();
    const began = Date.now();
    await throughAll(apps, world.hooks.now, mails);
    await sink.waitFor(mails, "processes");
    const sent = mails / ((sink.lastAt() - began) / 1000);
    if (count === 1) Object.assign(one, { hook: taken, mail: sent });
    console.log(
      `apps     ${count} over one database: hook ${taken.toFixed(0)}/s, ${(taken / one.hook).toFixed(2)} of one; post to mail ${sent.toFixed(0)}/s, ${(sent / one.mail).toFixed(2)} of one; ${sink.doubled()} sent twice: ${sink.doubled() === 0 ? "met" : "MISSED"}`,
    );
    sink.restart();
  }
}

async function throughAll(apps: App[], target: Parameters<typeof through>[1], count: number): Promise<void> {
  await Promise.all(apps.map((app) => postPeople(through(app, target), count / apps.length)));
}
