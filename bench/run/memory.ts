import { residentMiB } from "./process";

const everyMs = 500;

/** What a process tree takes while something is done, in MiB. `from` and `to` are the middles of the first and last quarter. */
export type Memory = { from: number; to: number; most: number };

/** Looks at a process and all it started, twice a second, while something is done. */
export async function watchMemory<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ value: T; memory: Memory }> {
  const seen = [residentMiB(pid)];
  const timer = setInterval(() => seen.push(residentMiB(pid)), everyMs);
  try {
    const value = await work();
    seen.push(residentMiB(pid));
    const quarter = Math.ceil(seen.length / 4);
    const middle = (some: number[]) => [...some].sort((a, b) => a - b)[Math.floor(some.length / 2)]!;
    const memory = {
      from: middle(seen.slice(0, quarter)),
      to: middle(seen.slice(-quarter)),
      most: Math.max(...seen),
    };
    return { value, memory };
  } finally {
    clearInterval(timer);
  }
}
