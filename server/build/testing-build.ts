import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build";

/** Builds the pages once for the tests that start the whole process. */
export default async function setup(): Promise<void> {
  await buildIfStale(fileURLToPath(new URL("../..", import.meta.url)), new AbortController().signal);
}
