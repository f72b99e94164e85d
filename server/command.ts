import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { causeOf } from "@/db/check-server";
import { type Env, readEnv } from "@/lib/env";
import { stopSignal } from "./stop-signal";

/** Where the installation's code lies. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** What a command may lean on. */
export type Command = {
  /** Aborted by Ctrl-C and SIGTERM. */
  signal: AbortSignal;
  /** Has something closed when the command ends, however it ends; what was opened last is closed first. */
  opened(close: () => unknown): void;
};

/**
 * Runs a command to its end and ends the process: what is wrong is one line on stderr and the code 1, and nothing that
 * the command opened is left behind, not even where it is interrupted.
 */
export async function runCommand(work: (command: Command) => Promise<void>): Promise<never> {
  const signal = stopSignal();
  const closers: (() => unknown)[] = [];
  const interrupted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("Interrupted")));
  });
  let code = 0;
  try {
    await Promise.race([work({ signal, opened: (close) => closers.push(close) }), interrupted]);
  } catch (error) {
    if (!signal.aborted) console.error(inWords(error));
    code = signal.aborted ? 130 : 1;
  }
  for (const close of closers.reverse()) {
    try {
      await close();
    } catch (error) {
      console.error(`While stopping: ${inWords(error)}`);
      code ||= 1;
    }
  }
  process.exit(code);
}

function inWords(error: unknown): string {
  const { message, cause } = error as Error;
  return cause || !message ? causeOf(error) : message;
}

/** The one argument of a command. @throws Error that tells how it is called, where there is none or more */
export function onlyArgument(usage: string): string {
  const [given, ...more] = process.argv.slice(2);
  if (!given || given.startsWith("-") || more.length > 0) throw new Error(`Usage: ${usage}`);
  return given;
}

/** Reads the environment as the app does, `.env` included. @throws Error in one line that names the variable */
export function commandEnvironment(over: Record<string, string> = {}): Env {
  loadEnvFile(root);
  return readEnv({ ...process.env, ...over });
}

/** Reads a `.env` in the folder; what is set already wins. @throws Error in one line where it is there and cannot be read */
export function loadEnvFile(folder: string): void {
  const file = join(folder, ".env");
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new Error(`.env cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Says of a file what the system said, in one line. */
export function fileFault(file: string, what: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  return new Error(`${file} cannot be ${what} (${code ?? message})`);
}
