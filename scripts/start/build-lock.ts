import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { lives } from "./builds";

/**
 * Does something while no other process does it. The lock names the processes that are at it; where none of them lives
 * it is nobody's.
 * @param work gets a function that names a process of its own that may outlive this one
 * @throws what the signal was aborted with, while it waits
 */
export async function alone<T>(
  file: string,
  signal: AbortSignal,
  work: (also: (pid: number) => void) => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(own, String(process.pid));
  try {
    while (!taken(own, file)) {
      signal.throwIfAborted();
      if (isAbandoned(file)) rmSync(file, { force: true });
      else await wait(200, undefined, { signal });
    }
  } finally {
    rmSync(own, { force: true });
  }
  try {
    return await work((pid) => {
      writeFileSync(own, `${process.pid} ${pid}`);
      renameSync(own, file);
    });
  } finally {
    rmSync(file, { force: true });
  }
}

/** A link is made with its content, or not at all. */
function taken(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isAbandoned(file: string): boolean {
  try {
    return !readFileSync(file, "utf8").split(" ").map(Number).some(lives);
  } catch {
    return false;
  }
}
