import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { alone } from "./build-lock";
import { buildOf, clearBuilds, currentBuild, keepBuild, makeCurrent } from "./builds";
import { bundle } from "./bundle";
import { compressAll } from "./compress";

const sources = ["app", "components", "db", "inngest", "lib", "messages", "public", "scripts", "server"];
const settings = [
  "next.config.mjs",
  "postcss.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/** Makes a build in `.next`. `also` is to be told of a process that may outlive this one. */
type Make = (root: string, signal: AbortSignal, also: (pid: number) => void) => Promise<void>;

/**
 * Builds the pages and the programs if there is no build of just these sources, beside those that are there; of several
 * that start together one does it.
 * @param signal ends a build under way
 * @throws Error when the build fails, with its output
 */
export async function buildIfStale(root: string, signal: AbortSignal, make: Make = makeBuild): Promise<void> {
  const build = buildOf(digestOf(root));
  const isBuilt = () => existsSync(join(root, build));
  if (isBuilt() && currentBuild(root) === build) return;
  await alone(join(root, "dist", "building"), signal, async (also) => {
    if (!isBuilt()) {
      console.log("Building the pages. This takes a minute or two, and is done once.");
      await make(root, signal, also);
      keepBuild(root, build);
    }
    makeCurrent(root, build);
    clearBuilds(root);
  });
}

async function makeBuild(...[root, signal, also]: Parameters<Make>): Promise<void> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    stdio: "pipe",
    signal,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (child.pid) also(child.pid);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      output += data;
    });
  }
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`The pages could not be built.\n${output}`);
  await Promise.all([bundle(root, ".next"), compressAll(join(root, ".next", "static"))]);
}

/** A digest of everything the build is made from. */
function digestOf(root: string): string {
  const hash = createHash("sha256");
  const files = sources
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    );
  for (const file of [...settings.map((name) => join(root, name)), ...files.sort()]) {
    if (existsSync(file)) hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}
