import { buildIfStale } from "../server/build/build";
import { root, runCommand } from "../server/command";

/** `npm run build`: builds the pages as `npm start` would, so that the start finds them done. */
await runCommand(({ signal }) => buildIfStale(root, signal));
