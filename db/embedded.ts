import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";
import { connect } from "./index";
import { locks } from "./locks";
import type { Account } from "./postgres/account";
import { findBinaries } from "./postgres/binaries";
import { type Folder, folderOf, prepare, urlOf } from "./postgres/folder";
import { dropStalePidFile, findPostmaster, stopPostmaster } from "./postgres/postmaster";

export type EmbeddedPostgres = { url: string; stop(): Promise<void> };

const settings = {
  listen_addresses: "",
  max_connections: "60",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  // A row's values, which may be an address, stand in an error's detail and statement.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

/** For throwaway clusters of tests: nothing survives a crash. */
const throwaway = {
  max_connections: "200",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
};

/**
 * Starts the PostgreSQL of a data directory, making its cluster the first time, and keeps it running.
 * It has a session of its own, so that Ctrl-C does not reach it before the app has drained.
 * A server that outlived its app is ended and started anew.
 * @throws Error in one line where it cannot run here, or another Surveyhook uses the data directory
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  { durable = true, database = "surveyhook" } = {},
): Promise<EmbeddedPostgres> {
  const folder = folderOf(dataDir);
  const account = prepare(folder);
  const run = runner(folder, account);
  if (findPostmaster(folder.cluster)?.ready) await release(await claim(folder));
  await stopPostmaster(folder.cluster);
  if (!existsSync(folder.cluster)) await makeCluster(folder, run, durable);

  let stopping = false;
  let server: ChildProcess;
  let owner: Sql;
  const launch = async () => {
    server = await startServer(folder, run, durable ? settings : { ...settings, ...throwaway });
    owner = await claim(folder);
    server.once("exit", () => {
      if (!stopping) void relaunch();
    });
    server.unref();
  };
  const relaunch = async () => {
    await release(owner);
    while (!stopping) {
      try {
        return await launch();
      } catch {
        await wait(1000);
      }
    }
  };
  await launch();
  await makeDatabase(folder, database);
  return {
    url: urlOf(folder, database),
    stop: async () => {
      stopping = true;
      await release(owner);
      await stopPostmaster(folder.cluster);
    },
  };
}

/** The address of the data directory's database if an app is running it now. */
export function findEmbeddedPostgres(dataDir: string): string | undefined {
  const folder = folderOf(dataDir);
  return findPostmaster(folder.cluster)?.ready ? urlOf(folder, "surveyhook") : undefined;
}

/** The same where an app, or a command, is using it; a server that outlived whoever used it is nobody's. */
export async function findOwnedPostgres(dataDir: string): Promise<string | undefined> {
  const found = findEmbeddedPostgres(dataDir);
  if (!found) return undefined;
  const client = single(folderOf(dataDir));
  try {
    const [row] = await client`select pg_try_advisory_lock(${locks.owner}) as free`;
    return row?.free ? undefined : found;
  } finally {
    await release(client);
  }
}

type Run = (program: string, args: (root: string) => string[]) => ChildProcess;

/**
 * Runs a program of PostgreSQL with its output in the log. Another account cannot enter a data directory below a
 * 0700 home by its path; on Linux it can through an open handle of the folder.
 */
function runner(folder: Folder, account: Account | undefined): Run {
  const binaries = findBinaries(account);
  const byHandle = account !== undefined && process.platform === "linux";
  return (program, args) => {
    const log = openSync(folder.log, "a", 0o600);
    const handle = openSync(folder.root, "r");
    try {
      return spawn(join(binaries, "bin", program), args(byHandle ? "/proc/self/fd/3" : folder.root), {
        cwd: "/",
        detached: true,
        env: { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C" },
        stdio: ["ignore", log, log, handle],
        ...account,
      });
    } finally {
      closeSync(log);
      closeSync(handle);
    }
  };
}

async function makeCluster(folder: Folder, run: Run, durable: boolean): Promise<void> {
  const unfinished = `${folder.cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const initdb = run("initdb", (root) => [
    ...["-D", unfinished.replace(folder.root, root), "-U", "surveyhook", "--auth=trust", "--encoding=UTF8"],
    ...[
      "--no-locale",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(durable ? [] : ["--no-sync"]),
    ],
  ]);
  const code = await exit(initdb);
  if (code !== 0) throw new Error(`The embedded PostgreSQL could not be set up: ${lastWords(folder)}`);
  renameSync(unfinished, folder.cluster);
}

async function startServer(folder: Folder, run: Run, values: Record<string, string>): Promise<ChildProcess> {
  // Backends of a server that was killed may hold its shared memory for some moments longer.
  for (let attempt = 1; ; attempt += 1) {
    dropStalePidFile(folder.cluster);
    const server = run("postgres", (root) => [
      ...["-D", folder.cluster.replace(folder.root, root)],
      ...["-c", `unix_socket_directories="${folder.sockets.replace(folder.root, root)}"`],
      ...Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ]);
    let ended = false;
    void exit(server).then(() => {
      ended = true;
    });
    while (!ended) {
      if (findPostmaster(folder.cluster)?.ready) return server;
      await wait(20);
    }
    if (attempt === 10) throw new Error(`The embedded PostgreSQL does not start: ${lastWords(folder)}`);
    await wait(500);
  }
}

/** Holds the data directory for this process: the lock ends with the connection, and so with the process. */
async function claim(folder: Folder): Promise<Sql> {
  const client = single(folder);
  const [row] = await client`select pg_try_advisory_lock(${locks.owner}) as held`;
  if (row?.held) return client;
  await release(client);
  throw new Error(`DATA_DIR: another Surveyhook is using ${folder.root}`);
}

async function release(client: Sql): Promise<void> {
  await client.end({ timeout: 1 }).catch(() => {});
}

async function makeDatabase(folder: Folder, name: string): Promise<void> {
  const client = single(folder);
  try {
    const found = await client`select from pg_database where datname = ${name}`;
    if (found.length === 0) await client`create database ${client(name)}`;
  } finally {
    await release(client);
  }
}

function single(folder: Folder): Sql {
  return connect(urlOf(folder, "postgres"), 1).$client;
}

function exit(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(null));
    child.once("exit", resolve);
  });
}

function lastWords(folder: Folder): string {
  const lines = readFileSync(folder.log, "utf8").trim().split("\n");
  return `${lines.slice(-1)[0]} (more in ${folder.log})`;
}
