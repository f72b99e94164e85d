import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { lives } from "./builds";

/**
 * Does something while no other process does it. Each turn is a file with the next number, which names the processes
 * that are at it; where none of them lives, the turn is over.
 * @param file what the turns are named after, without the number
 * @param work gets a function that names a process of its own that may outlive this one
 * @throws what the signal was aborted with, while it waits
 */
export async function alone<T>(
  file: string,
  signal: AbortSignal,
  work: (also: (pid: number) => void) => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  let reported = false;
  for (;;) {
    signal.throwIfAborted();
    const turn = lastTurn(file);
    const [at] = processesAt(file, turn).filter(lives);
    if (at !== undefined) {
      if (!reported) console.log(`Process ${at} is building in this folder; waiting for it.`);
      reported = true;
      await wait(200, undefined, { signal });
    } else if (takeTurn(file, turn + 1)) {
      try {
        return await work((pid) => name(file, turn + 1, `${process.pid} ${pid}`));
      } finally {
        name(file, turn + 1, "");
      }
    }
  }
}

/** The number of the last turn, 0 where there was none. */
export function lastTurn(file: string): number {
  return Math.max(0, ...turns(file));
}

/**
 * Takes a turn, which only one process can. The last turn's file stays: whoever comes with an older sight of it, and
 * takes a number that was cleared away, finds a later one there.
 */
export function takeTurn(file: string, turn: number): boolean {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    // A link is made with its content, or not at all.
    linkSync(own, `${file}-${turn}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
  const there = turns(file);
  const isLast = Math.max(...there) === turn;
  for (const each of isLast ? there.filter((other) => other < turn) : [turn])
    rmSync(`${file}-${each}`, { force: true });
  return isLast;
}

function turns(file: string): number[] {
  const start = `${basename(file)}-`;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(start))
    .map((name) => Number(name.slice(start.length)));
}

function processesAt(file: string, turn: number): number[] {
  try {
    return readFileSync(`${file}-${turn}`, "utf8").split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function name(file: string, turn: number, processes: string): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, processes);
  renameSync(own, `${file}-${turn}`);
}
