import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderOf } from "@/db/postgres/folder";
import { stopPostmaster } from "@/db/postgres/postmaster";
import { currentBuild } from "./build/builds";
import { root } from "./command";
import { type App, startApp } from "./testing";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-other-build-"));
const installation = join(folder, "app");
const limit = 600_000;
let app: App;
let next: App | undefined;
let first: string;
const builders: ChildProcess[] = [];

/** An installation of its own, whose sources may be changed: packages are linked, they are a gigabyte. */
beforeAll(async () => {
  first = currentBuild(root)!;
  const foreign = /^(\.git|\.next.*|\.data|node_modules|test-results|.*\.tsbuildinfo)$/;
  for (const name of readdirSync(root))
    if (!foreign.test(name) || name === first)
      cpSync(join(root, name), join(installation, name), { recursive: true });
  rmSync(join(installation, first, "users"), { recursive: true, force: true });
  const packages = [join(root, "node_modules"), join(installation, "node_modules")];
  if (spawnSync("cp", ["-al", ...packages]).status !== 0)
    cpSync(packages[0]!, packages[1]!, { recursive: true });
  app = await startApp({ DATA_DIR: join(folder, "data") }, { cwd: installation });
}, limit);

afterAll(async () => {
  for (const child of [app?.child, next?.child, ...builders]) if (child && !finished(child)) endGroup(child);
  for (const name of ["data", "next"]) await stopPostmaster(folderOf(join(folder, name)).cluster);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** As an upgrade does it: what `npm start` builds from, changed. */
function changeSources(): void {
  const file = join(installation, "messages", "en.json");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace('"submit": "Sign in"', '"submit": "Come in"'));
  expect(readFileSync(file, "utf8")).not.toBe(text);
}

function build(): ChildProcess {
  const child = spawn("node", ["--import", "tsx", "scripts/build.ts"], {
    cwd: installation,
    detached: true,
    stdio: "inherit",
  });
  builders.push(child);
  return child;
}

const endGroup = (child: ChildProcess) => process.kill(-child.pid!, "SIGKILL");
const finished = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
const files = (of: string) =>
  readdirSync(join(installation, of, "static"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).split("/static/")[1]!);

/** What a browser asks for: a page that is made anew, and every file that a page of this build may load. */
async function wrongAnswers(of: App, build: string): Promise<string[]> {
  const paths = ["/sign-in", ...files(build).map((file) => `/_next/static/${file}`)];
  const wrong: string[] = [];
  for (const path of paths) {
    const answer = await fetch(of.url + path).catch((error: Error) => ({
      status: error.message,
      text: async () => "",
    }));
    await answer.text();
    if (answer.status !== 200) wrong.push(`${path}: ${answer.status}`);
  }
  return wrong;
}

test("a build that was killed half-way is not used, and hurts nothing that runs", {
  timeout: limit,
}, async () => {
  changeSources();
  const killed = build();
  await expect.poll(() => existsSync(join(installation, ".next", "server")), { timeout: limit }).toBe(true);
  endGroup(killed);
  await once(killed, "exit");
  expect(currentBuild(installation)).toBe(first);
  expect(await wrongAnswers(app, first)).toEqual([]);
});

test("what runs goes on answering while another build is made beside it and swapped", {
  timeout: limit,
}, async () => {
  const builder = build();
  let rounds = 0;
  while (!finished(builder)) {
    expect(await wrongAnswers(app, first)).toEqual([]);
    rounds += 1;
    // The two cores are the builder's as well.
    await Promise.race([once(builder, "exit"), wait(2_000)]);
  }
  expect([builder.exitCode, rounds > 1]).toEqual([0, true]);
  const second = currentBuild(installation)!;
  expect(second).not.toBe(first);
  expect(await wrongAnswers(app, first)).toEqual([]);

  next = await startApp({ DATA_DIR: join(folder, "next") }, { cwd: installation });
  expect(await wrongAnswers(next, second)).toEqual([]);
  expect(await (await fetch(`${next.url}/sign-in`)).text()).toContain("Come in");
  expect(await wrongAnswers(app, first)).toEqual([]);
  for (const each of [app, next]) each.child.kill("SIGTERM");
  expect(await Promise.all([app.ended, next.ended])).toEqual([0, 0]);
});
