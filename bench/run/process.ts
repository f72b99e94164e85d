import { type ChildProcess, fork, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { serverFile } from "@/server/build/programs";

/** A free port of loopback. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Starts one of the programs beside the measuring one, and waits for its first message. */
export async function forkProgram<T>(
  name: "bare-answers" | "bare-server" | "early" | "receiver" | "resend-double" | "retain" | "sink",
  env: Record<string, string> = {},
  args: string[] = [],
): Promise<{ child: ChildProcess; first: T }> {
  const child = fork(new URL(`../programs/${name}.ts`, import.meta.url), args, {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...env },
  });
  const first = await new Promise<T>((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code} before it was ready.`)));
  });
  return { child, first };
}

/** The app as `npm start` runs it once it is built, ready to take requests. */
export type App = { url: string; pid: number; stop(): Promise<void> };

/** Starts the app and waits until it is ready. */
export async function startApp(env: Record<string, string>): Promise<App> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [serverFile], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), APP_URL: url, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error(`The app ended with ${child.exitCode} before it was ready.`);
    const ready = await fetch(`${url}/readyz`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (ready) {
      const stop = () => {
        child.kill("SIGTERM");
        return ended;
      };
      return { url, pid: child.pid!, stop };
    }
    await sleep(250);
  }
  throw new Error("The app was not ready within five minutes.");
}

/** Resident memory of a process and all it started, in MiB. */
export function residentMiB(pid: number): number {
  return residentEach(pid).reduce((sum, each) => sum + each);
}

/** Resident memory of a process and of each that it started, its own first, in MiB. */
export function residentEach(pid: number): number[] {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  const below = children === "" ? [] : children.split(" ").map((child) => residentEach(Number(child)));
  return [Math.round(Number(kib?.[1] ?? 0) / 1024), ...below.flat()];
}
