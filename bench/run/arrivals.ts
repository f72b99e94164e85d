import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "@/server/command";
import { forkProgram } from "./process";

const patienceMs = 60_000;

/** Mails, or posts by their ids, as they arrive at a double in another process, and the way there. */
export type Arrivals = {
  port: number;
  child: ChildProcess;
  /** How many came since the last `restart`, and when the last one did. */
  taken(): number;
  lastAt(): number;
  /** When a person's mail came, or a post by its id. */
  at(email: string): number | undefined;
  /** How many came more than once since the last `restart`. */
  doubled(): number;
  restart(): void;
  /** @throws Error where nothing comes for a minute before there are so many */
  waitFor(count: number, what: string): Promise<void>;
};

/** Starts a program that takes mails or posts and tells of each. */
export async function startArrivals(
  opened: Command["opened"],
  name: "sink" | "receiver" | "resend-double",
  args: string[] = ["--each"],
): Promise<Arrivals> {
  const { child, first } = await forkProgram<{ port: number }>(name, {}, args);
  opened(async () => {
    const ended = once(child, "exit");
    child.kill();
    await ended;
  });
  const came = new Map<string, number>();
  let [taken, lastAt] = [0, 0];
  child.on("message", ({ to, at }: { to?: string; at?: number }) => {
    if (!to || !at) return;
    taken++;
    lastAt = at;
    came.set(to, at);
  });
  return {
    port: first.port,
    child,
    taken: () => taken,
    lastAt: () => lastAt,
    at: (email) => came.get(email),
    doubled: () => taken - came.size,
    restart: () => {
      taken = 0;
      came.clear();
    },
    waitFor: async (count, what) => {
      let [seen, since] = [taken, performance.now()];
      while (taken < count) {
        if (taken > seen) [seen, since] = [taken, performance.now()];
        if (performance.now() - since > patienceMs)
          throw new Error(`${what}: ${taken} of ${count} came, and none for a minute.`);
        await sleep(10);
      }
    },
  };
}
