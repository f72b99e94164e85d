import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { holdBuild } from "./build/builds";
import { prepareEnvironment } from "./environment";
import { stopSignal } from "./stop-signal";

/**
 * Starts everything, in this order: database, migrations, engine, web; and on SIGTERM or SIGINT stops it the other way
 * round. What must be told when a start fails is one line.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const dev = process.argv.includes("--dev");
const signal = stopSignal();
const closers: (() => Promise<void>)[] = [];
let code = 0;

try {
  if (process.env.SURVEYHOOK_BUILD) holdBuild(root, process.env.SURVEYHOOK_BUILD);
  const env = await prepareEnvironment(root, dev);
  // Imported late: much of it looks at the environment when it is loaded.
  const { start } = await import("./start");
  await start({ root, dev, env, signal, opened: (close) => closers.push(close) });
  if (!signal.aborted) await once(signal, "abort");
} catch (error) {
  if (!signal.aborted) {
    process.stderr.write(`${(error as Error).message}\n`);
    code = 1;
  }
}

for (const close of closers.reverse()) {
  await close().catch((error) => {
    process.stderr.write(`While stopping: ${(error as Error).message}\n`);
    code = 1;
  });
}
process.exit(code);
