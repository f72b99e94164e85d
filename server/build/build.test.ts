import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildIfStale } from "./build";
import { lastTurn, takeTurn } from "./build-lock";
import { currentBuild, holdBuild } from "./builds";

let root: string;
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  root = mkdtempSync(join(tmpdir(), "surveyhook-build-"));
  mkdirSync(join(root, "app"));
  change("one");
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

const never = new AbortController().signal;
const change = (text: string) => writeFileSync(join(root, "app", "page.ts"), text);
const builds = () => readdirSync(root).filter((name) => name.startsWith(".next-"));

/** As Next does it: into `.next`, file by file. */
const made: string[] = [];
async function make(): Promise<void> {
  mkdirSync(join(root, ".next", "cache"), { recursive: true });
  writeFileSync(join(root, ".next", "BUILD_ID"), "x");
  await new Promise((resolve) => setImmediate(resolve));
  mkdirSync(join(root, ".next", "programs"));
  made.push(root);
}
const count = () => made.filter((each) => each === root).length;

test("two starts at once build once, and what is built is not built again", async () => {
  await Promise.all([buildIfStale(root, never, make), buildIfStale(root, never, make)]);
  await buildIfStale(root, never, make);
  expect(count()).toBe(1);
  expect(builds()).toEqual([currentBuild(root)]);
  expect(readdirSync(join(root, builds()[0]!))).toEqual(["BUILD_ID", "programs"]);
  expect(readdirSync(join(root, ".next"))).toEqual(["cache"]);
  expect(readdirSync(join(root, "dist"))).toEqual(["building-2", "server.mjs"]);
});

test("what an older version left in dist is cleared away", async () => {
  mkdirSync(join(root, "dist"));
  for (const name of ["front.mjs", "chunk-A1.mjs", "building", "server.mjs.7"])
    writeFileSync(join(root, "dist", name), "");
  await buildIfStale(root, never, make);
  expect(readdirSync(join(root, "dist"))).toEqual(["building-1", "server.mjs"]);
});

test("changed sources are built beside what runs, which is cleared away once nothing runs it", async () => {
  await buildIfStale(root, never, make);
  const [first] = builds();
  holdBuild(root, first!);
  change("two");
  await buildIfStale(root, never, make);
  const second = currentBuild(root);
  expect(builds()).toEqual([first, second].sort());
  expect(existsSync(join(root, first!, "BUILD_ID"))).toBe(true);

  rmSync(join(root, first!, "users", String(process.pid)));
  change("three");
  await buildIfStale(root, never, make);
  expect(builds()).toEqual([currentBuild(root)]);

  change("two");
  await buildIfStale(root, never, make);
  expect(currentBuild(root)).toBe(second);
  expect(builds()).toEqual([second]);
});

test("a build that failed, or was killed half-way, is not used", async () => {
  const broken = async () => {
    mkdirSync(join(root, ".next"), { recursive: true });
    writeFileSync(join(root, ".next", "half"), "");
    throw new Error("The pages could not be built.");
  };
  await expect(buildIfStale(root, never, broken)).rejects.toThrow("could not be built");
  expect([builds(), currentBuild(root)]).toEqual([[], undefined]);

  leaveTurn(String(await deadProcess()));
  await buildIfStale(root, never, make);
  expect(builds()).toEqual([currentBuild(root)]);
});

test("who waits for another's build can be stopped", async () => {
  leaveTurn(String(process.pid));
  await expect(buildIfStale(root, AbortSignal.timeout(50), make)).rejects.toThrow();
  expect(count()).toBe(0);
  expect(console.log).toHaveBeenCalledExactlyOnceWith(
    `Process ${process.pid} is building in this folder; waiting for it.`,
  );
});

test("who builds is waited for while a process of its own lives that outlived it", async () => {
  leaveTurn(`${await deadProcess()} ${process.pid}`);
  await expect(buildIfStale(root, AbortSignal.timeout(50), make)).rejects.toThrow();
  expect(count()).toBe(0);
});

test("of several that saw the same turn left by a dead process, one takes the next", async () => {
  leaveTurn(String(await deadProcess()));
  const file = join(root, "dist", "building");
  const seen = lastTurn(file);
  const takes = () => takeTurn(file, seen + 1);
  expect([takes(), takes()]).toEqual([true, false]);
  expect(takeTurn(file, seen + 2)).toBe(true);
  expect([takes(), lastTurn(file)], "the number is free again, its time is over").toEqual([false, seen + 2]);
  expect(readdirSync(join(root, "dist"))).toEqual([`building-${seen + 2}`]);
});

function leaveTurn(processes: string): void {
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(join(root, "dist", "building-7"), processes);
}

async function deadProcess(): Promise<number> {
  const dead = spawn("true");
  await once(dead, "exit");
  return dead.pid!;
}
