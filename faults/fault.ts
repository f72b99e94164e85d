import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "./world";

/** One kind of trouble. `happen` brings it about and gives the moment from which all could be well again. */
export type Fault = { name: string; happen(world: World): Promise<number> };

/** Waits for a moment that nobody can foretell. */
export const somewhen = (milliseconds: number) => sleep(Math.random() * milliseconds);

/** Many at once, so that the trouble finds work in hand. */
export async function rush(world: World, posts = 4, people = 20): Promise<void> {
  await Promise.all(Array.from({ length: posts }, () => world.clients.post(world.hook, people, false)));
}

/** Many at once, which nobody waits for. */
export function rushAside(world: World): void {
  void rush(world);
}

/** Kills the process and starts it anew. */
export async function dieAndRise(world: World): Promise<number> {
  await world.kill("SIGKILL");
  const died = Date.now();
  await world.spawn();
  return died;
}

/** Asks the management API for what it may not fail at. */
export async function mustWork(world: World, path: string, body: unknown): Promise<void> {
  const answer = await world.app.api(path, body);
  if (!answer.ok) world.clients.unexpected.push(`${path.replace(/aut_\w+/, "aut_…")}: ${answer.status}`);
}
