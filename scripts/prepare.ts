import { fileURLToPath } from "node:url";
import { buildIfStale } from "../server/build/build";
import { prepareEnvironment } from "../server/environment";
import { stopSignal } from "../server/stop-signal";

/** The first half of `npm start`: checks the environment, so that what is wrong is said at once, and builds what is stale. */
const root = fileURLToPath(new URL("..", import.meta.url));
const signal = stopSignal();
try {
  await prepareEnvironment(root, false);
  await buildIfStale(root, signal);
  process.exit(0);
} catch (error) {
  if (!signal.aborted) console.error((error as Error).message);
  process.exit(1);
}
