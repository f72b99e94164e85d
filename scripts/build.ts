import { buildIfStale } from "./start/build";
import { root, runCommand } from "./start/command";

/** `npm run build`: builds the pages as `npm start` would, so that the start finds them done. */
await runCommand(({ signal }) => buildIfStale(root, signal));
