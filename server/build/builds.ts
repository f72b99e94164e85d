import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { programs, serverFile } from "./programs";

/**
 * Builds lie beside each other, each in a folder named after what it was made from, whole or not at all. So a build
 * takes nothing from under a process that runs an older one.
 */
const prefix = ".next-";
const unfinished = ".unfinished";
const users = "users";
/** Next makes its build here, always under this name; what stays is of no build but of all. */
const workshop = ".next";
const staying = ["cache", "dev", "types"];

/** The folder of the build of sources with this digest. */
export function buildOf(digest: string): string {
  return prefix + digest.slice(0, 16);
}

/** The build that the next start runs, undefined where there is none. */
export function currentBuild(root: string): string | undefined {
  const file = join(root, serverFile);
  if (!existsSync(file)) return undefined;
  return /\.next-\w+/.exec(readFileSync(file, "utf8"))?.[0];
}

/** Takes a build that was made to its place. */
export function keepBuild(root: string, build: string): void {
  const half = join(root, build + unfinished);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half);
  for (const name of readdirSync(join(root, workshop)))
    if (!staying.includes(name)) renameSync(join(root, workshop, name), join(half, name));
  renameSync(half, join(root, build));
}

/** Has the next start run a build, from one moment to the other. */
export function makeCurrent(root: string, build: string): void {
  const file = join(root, serverFile);
  const half = `${file}.${process.pid}`;
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(
    half,
    `process.env.SURVEYHOOK_BUILD = "${build}";\nawait import("../${build}/${programs}/server.mjs");\n`,
  );
  renameSync(half, file);
}

/** Says that this process runs a build, so that nobody clears it away. Where nothing can be written, nobody clears. */
export function holdBuild(root: string, build: string): void {
  const folder = join(root, build, users);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, String(process.pid)), "");
  } catch {
    return;
  }
  process.once("exit", () => rmSync(join(folder, String(process.pid)), { force: true }));
}

/** Clears builds away that are neither current nor run by a process that lives, and what else older versions left. */
export function clearBuilds(root: string): void {
  const current = currentBuild(root);
  for (const name of readdirSync(dirname(join(root, serverFile))))
    if (name !== basename(serverFile) && !/^building[-.]/.test(name))
      rmSync(join(root, dirname(serverFile), name), { recursive: true, force: true });
  for (const name of readdirSync(root)) {
    if (!name.startsWith(prefix) || name === current || isHeld(join(root, name, users))) continue;
    rmSync(join(root, name), { recursive: true, force: true });
  }
}

function isHeld(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((pid) => lives(Number(pid)));
}

/** Is there a process of this number? */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
