import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bundle } from "./bundle";
import { serverFile } from "./programs";

const sources = ["app", "components", "db", "inngest", "lib", "messages", "public", "scripts"];
const settings = [
  "server.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const stampFile = ".next/surveyhook-build";

/**
 * Builds the pages and the programs if there is no build of just these sources.
 * @param signal ends a build under way
 * @throws Error when the build fails, with its output
 */
export async function buildIfStale(root: string, signal: AbortSignal): Promise<void> {
  const digest = digestOf(root);
  const stamp = join(root, stampFile);
  const isBuilt = existsSync(join(root, serverFile)) && existsSync(stamp);
  if (isBuilt && readFileSync(stamp, "utf8") === digest) return;
  console.log("Building the pages. This takes a minute or two, and is done once.");
  await build(root, signal);
  await bundle(root);
  writeFileSync(stamp, digest);
}

async function build(root: string, signal: AbortSignal): Promise<void> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], { cwd: root, stdio: "pipe", signal });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      output += data;
    });
  }
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`The pages could not be built.\n${output}`);
}

/** A digest of everything the build is made from. */
function digestOf(root: string): string {
  const hash = createHash("sha256").update(process.version);
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
