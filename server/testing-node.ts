import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";

/**
 * The program of another Node, out of npm's registry and npm's cache, put where any account can run it.
 * @param folder where to; what is there already is not brought again
 */
export function nodeOf(version: string, folder: string): string {
  const file = join(folder, `node-${version}`);
  if (existsSync(file)) return file;
  const name = `node-${process.platform}-${process.arch}@${version}`;
  const asked = ["exec", "--yes", `--package=${name}`, "--", "node", "-p", "process.execPath"];
  copyFileSync(execFileSync("npm", asked, { encoding: "utf8" }).trim(), file);
  chmodSync(file, 0o755);
  return file;
}
