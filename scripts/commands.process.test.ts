import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "@/db";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { folderOf } from "@/db/postgres/folder";
import { stopPostmaster } from "@/db/postgres/postmaster";
import { currentBuild } from "../server/build/builds";
import { programs } from "../server/build/programs";
import { root } from "../server/command";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-commands-"));
const DATA_DIR = join(folder, "data");
const backup = join(folder, "backup.gz");
const dataDirs = new Set<string>();
const limit = 60_000;

function spawnCommand(name: string, args: string[], env: Record<string, string>): ChildProcess {
  dataDirs.add(env.DATA_DIR ?? DATA_DIR);
  return spawn("node", [join(currentBuild(root)!, programs, `${name}.mjs`), ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function command(name: string, args: string[], env: Record<string, string> = {}) {
  const child = spawnCommand(name, args, env);
  let output = "";
  for (const stream of [child.stdout!, child.stderr!])
    stream.on("data", (data) => {
      output += data;
    });
  const [code] = await once(child, "close");
  return { code, output };
}

beforeAll(async () => {
  const server = await startEmbeddedPostgres(DATA_DIR, { durable: false });
  const db = connect(server.url, 2);
  await migrate(db);
  await db.$client.end();
  await server.stop();
  expect(await command("backup", [backup])).toMatchObject({ code: 0 });
}, limit);

afterAll(async () => {
  for (const dataDir of dataDirs) await stopPostmaster(folderOf(dataDir).cluster);
  rmSync(folder, { recursive: true, force: true });
});

const away = { DATABASE_URL: "postgres://u:secret@127.0.0.1:1/nowhere", AUTH_SECRET: "x".repeat(32) };

describe("a command that cannot be done says so in one line and leaves nothing behind", () => {
  const usage = {
    backup: /^Usage: npm run backup -- FILE$/,
    restore: /^Usage: npm run restore -- FILE$/,
    "reset-password": /^Usage: npm run reset-password -- EMAIL$/,
  };
  const made = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const full = () => {
    symlinkSync("/dev/full", join(folder, "full.gz.unfinished"));
    return join(folder, "full.gz");
  };
  const empty = join(folder, "empty");

  test.each<[string, () => string[], Record<string, string>, RegExp]>([
    ...Object.entries(usage).flatMap(
      ([name, words]): [string, () => string[], Record<string, string>, RegExp][] => [
        [name, () => [], {}, words],
        [name, () => ["a", "b"], {}, words],
        [
          name,
          () => ["a"],
          { ...away, DATA_DIR: empty },
          name === "restore" ? /cannot be read/ : /^DATABASE_URL: the database cannot be used \(.+\)$/,
        ],
        [name, () => ["a"], { PORT: "x" }, /^PORT: /],
      ],
    ),
    [
      "restore",
      () => [backup],
      { ...away, DATA_DIR: empty },
      /^DATABASE_URL: the database cannot be used \(.+\)$/,
    ],
    [
      "restore",
      () => [join(folder, "nowhere.gz")],
      { DATA_DIR: empty },
      /nowhere\.gz cannot be read \(ENOENT\)$/,
    ],
    ["restore", () => [folder], { DATA_DIR: empty }, /cannot be read \(EISDIR\)$/],
    ["restore", () => [backup], { DATA_DIR: "/proc/data" }, /^DATA_DIR: \/proc\/data cannot be written to/],
    [
      "restore",
      () => [made("foreign.txt", "hello\n")],
      { DATA_DIR: empty },
      /^The backup is damaged or not complete$/,
    ],
    [
      "restore",
      () => [made("foreign.gz", gzipSync(Buffer.alloc(100_000_000)))],
      { DATA_DIR: empty },
      /^The backup is damaged/,
    ],
    [
      "restore",
      () => [made("other.gz", gzipSync('{"a":1}\n'))],
      { DATA_DIR: empty },
      /^The backup is damaged/,
    ],
    [
      "restore",
      () => [made("cut.gz", readFileSync(backup).subarray(0, 300))],
      { DATA_DIR: empty },
      /^The backup is damaged/,
    ],
    ["restore", () => [made("nothing.gz", "")], { DATA_DIR: empty }, /^The backup is damaged/],
    [
      "backup",
      () => [join(folder, "no", "such", "folder.gz")],
      {},
      /folder\.gz cannot be written \(ENOENT\)$/,
    ],
    ["backup", () => [folder], {}, /cannot be written \(EISDIR\)$/],
    ["backup", () => [full()], {}, /full\.gz cannot be written \(ENOSPC\)$/],
    [
      "backup",
      () => [join(folder, "b.gz")],
      { DATA_DIR: join(folder, "fresh") },
      /^There is nothing to back up/,
    ],
  ])(
    "%s (%#)",
    async (name, args, env, words) => {
      const { code, output } = await command(name, args(), env);
      expect([code, output.split("\n").length]).toEqual([1, 2]);
      expect(output.trim()).toMatch(words);
      expect(output).not.toMatch(/secret|^\s+at /m);
      for (const dataDir of dataDirs) expect(findEmbeddedPostgres(dataDir), dataDir).toBeUndefined();
      expect(readdirSync(folder).filter((file) => file.endsWith(".unfinished"))).toEqual([]);
    },
    limit,
  );
});

describe("a restore that is cut short", () => {
  const dataDir = join(folder, "cut");
  const pipe = join(folder, "pipe");
  const begun = async () => {
    if (!existsSync(pipe)) execFileSync("mkfifo", [pipe]);
    const child = spawnCommand("restore", [pipe], { DATA_DIR: dataDir });
    const writer = openSync(pipe, "r+");
    await expect.poll(() => findEmbeddedPostgres(dataDir), { timeout: limit }).toBeDefined();
    return { child, writer };
  };

  test(
    "by Ctrl-C leaves no server behind",
    async () => {
      const { child } = await begun();
      child.kill("SIGINT");
      expect((await once(child, "close"))[0]).toBe(130);
      expect(findEmbeddedPostgres(dataDir)).toBeUndefined();
    },
    limit,
  );

  test(
    "by kill -9 stands in nobody's way",
    async () => {
      const { child } = await begun();
      child.kill("SIGKILL");
      await once(child, "close");
      expect(findEmbeddedPostgres(dataDir), "it outlived the command").toBeDefined();
      expect(await command("restore", [backup], { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
      expect(findEmbeddedPostgres(dataDir)).toBeUndefined();
    },
    limit,
  );
});
