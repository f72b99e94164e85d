import { format, stripVTControlCharacters } from "node:util";
import { log } from "@/lib/log";

const levelOf = { error: "error", warn: "warn", info: "info", log: "info", debug: "debug" } as const;

/**
 * In production every line is one of the log: what Next, node or a library would print goes there too, and so does what
 * ends the process.
 */
export function logEverything(): void {
  for (const [name, level] of Object.entries(levelOf) as [keyof typeof levelOf, "error"][]) {
    console[name] = (...printed: unknown[]) => log()[level](stripVTControlCharacters(format(...printed)));
  }
  // Node's own listener prints them.
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => log().warn({ warning: name }, message));
  process.on("uncaughtExceptionMonitor", (error) => {
    // Next listens for them and goes on, and so must what shares its process: a query on a connection that just broke
    // (postgres 3.4) throws where nobody can catch it.
    if (process.listenerCount("uncaughtException") > 0) return;
    log().fatal({ err: error }, "The process ends: nobody caught an error");
    process.exit(1);
  });
}
