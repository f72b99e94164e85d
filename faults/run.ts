import { wrongTallies } from "@/lib/tally/fold";
import type { AnswerTally } from "./answers";
import type { Fault } from "./fault";
import { kinds } from "./kinds";
import type { Tally } from "./ledger";
import { type MailWay, World } from "./world";

type Recovery = { name: string; times: number; answerMs: number; mailMs: number };

/** What a run of the suite found. Moments in milliseconds. */
export type Findings = Tally &
  AnswerTally & {
    faults: number;
    seconds: number;
    requests: number;
    unavailable: number;
    brokenPages: number;
    unexpected: string[];
    longestMs: number;
    longest: string;
    recoveries: Recovery[];
    /** Figures of the pages that a recount of the rows makes otherwise. */
    miscounted: number;
  };

/** How many faults come on each way of mail, and how many respondents are acknowledged at least. */
export type Form = { faults: Record<MailWay, number>; respondents: number };

export const short: Form = { faults: { smtp: 20, resend: 4, captured: 0 }, respondents: 2_000 };
export const long: Form = { faults: { smtp: 150, resend: 40, captured: 10 }, respondents: 20_000 };

/** A post that met three faults in a row is tried again after two and a half minutes, by the scale of the suite's waits. */
const drainMs = 8 * 60_000;

/** Brings one fault after the other upon the app while it is used, and waits at the end for what was promised. */
export async function runFaults(
  form: Form,
  { only, times = 1 }: { only?: RegExp | undefined; times?: number },
  say: (line: string) => void,
): Promise<Findings> {
  const world = new World();
  const began = Date.now();
  const recoveries = new Map<string, Recovery>();
  let done = 0;
  try {
    await world.begin();
    say(`ready after ${seconds(Date.now() - began)}`);
    for (const [way, count] of Object.entries(form.faults) as [MailWay, number][]) {
      const chosen = kinds[way].filter(({ name }) => !only || only.test(name));
      if (count === 0 || chosen.length === 0) continue;
      if (way !== "smtp") await world.sendBy(way);
      const turns = only ? chosen.length * times : count;
      for (let turn = 0; turn < turns; turn++) {
        const fault = chosen[turn % chosen.length]!;
        const { answerMs, mailMs } = await bring(world, fault, recoveries);
        done++;
        say(
          `${done} ${fault.name}: answered after ${seconds(answerMs)}, mail after ${seconds(mailMs)}, acknowledged ${world.ledger.acknowledged}, waiting ${world.ledger.waiting().length}`,
        );
      }
      const before = Date.now();
      if (!(await world.drained(drainMs))) break;
      say(`all of ${way} sent ${seconds(Date.now() - before)} after the last fault`);
    }
    while (world.ledger.acknowledged < form.respondents && !only) await world.clients.post(world.hook, 100);
    await world.answers.stop();
    await world.clients.stop();
    await world.drained(drainMs);
    const { answers, clients, ledger } = world;
    return {
      ...ledger.tally(),
      ...answers.tally(),
      faults: done,
      seconds: Math.round((Date.now() - began) / 1000),
      requests: clients.requests,
      unavailable: clients.unavailable,
      brokenPages: clients.brokenPages,
      unexpected: clients.unexpected,
      longestMs: Math.round(clients.longestMs),
      longest: clients.longest,
      recoveries: [...recoveries.values()],
      miscounted: await wrongTallies(world.database.db),
    };
  } finally {
    await world.end();
  }
}

async function bring(world: World, fault: Fault, recoveries: Map<string, Recovery>) {
  const since = await fault.happen(world);
  const took = await world.recovered(since);
  const known = recoveries.get(fault.name) ?? { name: fault.name, times: 0, answerMs: 0, mailMs: 0 };
  recoveries.set(fault.name, {
    name: fault.name,
    times: known.times + 1,
    answerMs: Math.max(known.answerMs, took.answerMs),
    mailMs: Math.max(known.mailMs, took.mailMs),
  });
  return took;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
