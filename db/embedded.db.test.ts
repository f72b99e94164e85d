import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { type EmbeddedPostgres, findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded";
import { connect } from "./index";
import { folderOf } from "./postgres/folder";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-embedded-"));
const started: EmbeddedPostgres[] = [];

const start = async (dataDir: string) => {
  const server = await startEmbeddedPostgres(dataDir);
  started.push(server);
  return server;
};

const postmasterOf = (dataDir: string) =>
  Number(readFileSync(join(folderOf(dataDir).cluster, "postmaster.pid"), "utf8").split("\n")[0]);

afterAll(async () => {
  for (const server of started) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the embedded PostgreSQL", () => {
  const dataDir = join(folder, "with blank");

  test("keeps what is committed on disk, in UTF-8, whatever the machine's locale", async () => {
    const server = await start(dataDir);
    const { $client: sql } = connect(server.url, 1);
    const [row] = await sql`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('server_encoding') as encoding, datcollate as collation
      from pg_database where datname = current_database()`;
    expect(row).toEqual({ fsync: "on", commit: "on", encoding: "UTF8", collation: "C" });
    await sql`create table kept (at int)`;
    await sql`insert into kept values (1)`;
    await sql.end();
  });

  test("is found by its socket, and by nothing over the network", async () => {
    const { $client: sql } = connect(findEmbeddedPostgres(dataDir)!, 1);
    const rows = await sql`select at, current_setting('listen_addresses') as open from kept`;
    expect(rows).toEqual([{ at: 1, open: "" }]);
    await sql.end();
  });

  test("belongs to one app at a time", async () => {
    await expect(startEmbeddedPostgres(dataDir)).rejects.toThrow(/another Surveyhook is using/);
  });

  test("comes back by itself when it is killed, with what was committed", async () => {
    const killed = postmasterOf(dataDir);
    process.kill(killed, "SIGKILL");
    while (!findEmbeddedPostgres(dataDir) || postmasterOf(dataDir) === killed) await wait(50);
    const { $client: sql } = connect(findEmbeddedPostgres(dataDir)!, 1);
    expect(await sql`select at from kept`).toEqual([{ at: 1 }]);
    await sql.end();
  });

  test("starts over a pid file that names somebody else's process", async () => {
    await started.pop()!.stop();
    expect(findEmbeddedPostgres(dataDir)).toBeUndefined();
    writeFileSync(join(folderOf(dataDir).cluster, "postmaster.pid"), `${process.pid}\n`);
    await start(dataDir);
    expect(findEmbeddedPostgres(dataDir)).toBeDefined();
  });

  test("refuses a cluster of another major version, and says what to do", async () => {
    await started.pop()!.stop();
    writeFileSync(join(folderOf(dataDir).cluster, "PG_VERSION"), "17\n");
    await expect(startEmbeddedPostgres(dataDir)).rejects.toThrow(/made by PostgreSQL 17, this is 18.+backup/);
  });

  test("takes a data directory whose path is too long for a socket", async () => {
    const long = join(folder, "d".repeat(120));
    const server = await start(long);
    const { $client: sql } = connect(server.url, 1);
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await sql.end();
    await started.pop()!.stop();
    expect(readdirSync(folderOf(long).sockets)).toEqual([]);
    rmSync(folderOf(long).sockets, { recursive: true });
  });
});
