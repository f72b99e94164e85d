import { fileURLToPath } from "node:url";
import { buildIfStale } from "./start/build";

/** `npm run build`: builds the pages as `npm start` would, so that the start finds them done. */
await buildIfStale(fileURLToPath(new URL("..", import.meta.url)), new AbortController().signal);
