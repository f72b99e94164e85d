import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** The running server of a cluster, after its `postmaster.pid`. A file left by a dead server is none. */
export function findPostmaster(cluster: string): { pid: number; ready: boolean } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid < 2 || !isPostgres(pid)) return undefined;
  return { pid, ready: lines[7]?.trim() === "ready" };
}

/** Removes a `postmaster.pid` whose number now belongs to some other process; PostgreSQL itself would refuse to start. */
export function dropStalePidFile(cluster: string): void {
  if (!findPostmaster(cluster)) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

/** Ends a server: fast (clients are cut off, everything committed is kept), at once if that takes too long. */
export async function stopPostmaster(cluster: string, patienceMs = 20_000): Promise<void> {
  const running = findPostmaster(cluster);
  if (!running) return;
  signal(running.pid, "SIGINT");
  const deadline = Date.now() + patienceMs;
  while (isPostgres(running.pid)) {
    if (Date.now() > deadline) signal(running.pid, "SIGQUIT");
    await wait(20);
  }
}

function signal(pid: number, name: "SIGINT" | "SIGQUIT"): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself meanwhile.
  }
}

function isPostgres(pid: number): boolean {
  try {
    const state = existsSync("/proc/self/stat")
      ? readFileSync(`/proc/${pid}/stat`, "utf8")
      : execFileSync("ps", ["-o", "comm=,stat=", "-p", String(pid)], { encoding: "utf8" });
    return state.includes("postgres") && !/[)\s]\s*Z/.test(state);
  } catch {
    return false;
  }
}
