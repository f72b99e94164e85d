import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, connect as dial } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startEmbeddedPostgres } from "./embedded";
import { connect } from "./index";
import { type Account, accountFor } from "./postgres/account";
import { findBinaries } from "./postgres/binaries";
import { folderOf } from "./postgres/folder";
import { findPostmaster } from "./postgres/postmaster";

export const pooler = "/usr/sbin/pgbouncer";

/** A PostgreSQL and what stands before it, as operators run them: over TCP, with passwords and TLS. */
export type TestServer = {
  port: number;
  /** The certificate of the server, which nobody has signed but itself. */
  certificate: string;
  superuserUrl: string;
  /** Starts a pgbouncer with stock settings before it. @returns its port */
  pool(mode: "session" | "transaction"): Promise<number>;
  stop(): Promise<void>;
};

/** Starts one on a port of its own; `surveyhook:secret` may do everything. */
export async function startTestServer(): Promise<TestServer> {
  const root = mkdtempSync(join(tmpdir(), "surveyhook-server-"));
  chmodSync(root, 0o755);
  await (await startEmbeddedPostgres(root, { durable: false })).stop();
  const { cluster, root: folder, sockets } = folderOf(root);
  const account = accountFor(cluster);
  const file = (name: string, content?: string) => {
    const path = join(folder, name);
    if (content !== undefined) writeFileSync(path, content);
    chmodSync(path, 0o600);
    if (account) chownSync(path, account.uid, account.gid);
    return path;
  };
  execFileSync(
    "openssl",
    [
      ..."req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost".split(
        " ",
      ),
      ...["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")],
    ],
    { stdio: "ignore" },
  );
  const certificate = join(root, "cert.pem");
  execFileSync("cp", [join(folder, "cert.pem"), certificate]);
  const hba = file(
    "hba.conf",
    [
      "local all all trust",
      "hostssl all tls_only 127.0.0.1/32 scram-sha-256",
      "host all tls_only 127.0.0.1/32 reject",
      "hostnossl all bare_only 127.0.0.1/32 scram-sha-256",
      "host all all 127.0.0.1/32 scram-sha-256",
    ].join("\n"),
  );
  const port = await freePort();
  const children: ChildProcess[] = [];
  const run = (program: string, args: string[]) => {
    const child = spawn(program, args, {
      cwd: "/",
      stdio: "ignore",
      env: { NODE_ENV: "test", LC_ALL: "C", PATH: process.env.PATH },
      ...account,
    });
    children.push(child);
    return child;
  };
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: sockets,
    hba_file: hba,
    ssl: "on",
    ssl_cert_file: file("cert.pem"),
    ssl_key_file: file("key.pem"),
    fsync: "off",
  };
  run(join(findBinaries(account), "bin", "postgres"), [
    ...["-D", cluster],
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  while (!findPostmaster(cluster)?.ready) await wait(50);
  const local = connect(`postgres://surveyhook@/postgres?host=${sockets}&port=${port}&connect_timeout=30`, 1);
  await local.$client.unsafe("alter role surveyhook password 'secret'");
  await local.$client.end();
  return {
    port,
    certificate,
    superuserUrl: `postgres://surveyhook:secret@127.0.0.1:${port}/postgres`,
    pool: (mode) => startPooler(mode, { folder, port, account, run }),
    stop: async () => {
      for (const child of children.reverse()) await end(child);
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Nothing is set but where it listens, how it pools and who may come. */
async function startPooler(
  mode: string,
  server: {
    folder: string;
    port: number;
    account: Account | undefined;
    run(program: string, args: string[]): ChildProcess;
  },
): Promise<number> {
  const port = await freePort();
  const folder = join(server.folder, mode);
  mkdirSync(folder, { recursive: true });
  const users = join(folder, "users.txt");
  const settings = join(folder, "pgbouncer.ini");
  writeFileSync(users, '"surveyhook" "secret"\n');
  writeFileSync(
    settings,
    `[databases]\n* = host=127.0.0.1 port=${server.port}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}
unix_socket_dir =\nauth_type = scram-sha-256\nauth_file = ${users}\npool_mode = ${mode}\n`,
  );
  for (const path of [folder, users, settings])
    if (server.account) chownSync(path, server.account.uid, server.account.gid);
  server.run(pooler, [settings]);
  await listens(port);
  return port;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGINT");
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function listens(port: number): Promise<void> {
  for (;;) {
    const socket = dial(port, "127.0.0.1");
    const open = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
    await wait(50);
  }
}
