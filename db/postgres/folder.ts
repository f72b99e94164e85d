import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, accountFor } from "./account";

const majorVersion = "18";
const socketFile = "/.s.PGSQL.5432";
/** sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included. */
const longestSocketPath = 103;

/** Where a cluster's things are: `root` belongs to the account that runs PostgreSQL, mode 0700. */
export type Folder = { root: string; cluster: string; sockets: string; log: string };

/** The places of the cluster that belongs to a data directory. */
export function folderOf(dataDir: string): Folder {
  const root = join(dataDir, "postgres");
  const sockets = join(root, "socket");
  const fits = Buffer.byteLength(sockets + socketFile) <= longestSocketPath;
  const digest = createHash("sha256").update(root).digest("hex").slice(0, 12);
  return {
    root,
    cluster: join(root, majorVersion),
    sockets: fits ? sockets : join(tmpdir(), `surveyhook-${digest}`),
    log: join(root, "postgres.log"),
  };
}

/**
 * Makes the folders.
 * @returns the account that PostgreSQL must run as, undefined for our own
 * @throws Error in one line where the cluster is of another major version, or a folder is not ours
 */
export function prepare(folder: Folder): Account | undefined {
  const account = accountFor(folder.cluster);
  for (const path of [folder.root, folder.sockets]) {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const owner = lstatSync(path);
    const ours = [process.getuid?.(), account?.uid].includes(owner.uid);
    if (!owner.isDirectory() || !ours) throw new Error(`DATA_DIR: ${path} belongs to another user`);
    chmodSync(path, 0o700);
    if (account) chownSync(path, account.uid, account.gid);
  }
  checkVersion(folder);
  return account;
}

function checkVersion(folder: Folder): void {
  const file = join(folder.cluster, "PG_VERSION");
  if (!existsSync(file)) return;
  const found = readFileSync(file, "utf8").trim();
  if (found === majorVersion) return;
  throw new Error(
    `DATA_DIR: ${folder.cluster} was made by PostgreSQL ${found}, this is ${majorVersion}: ` +
      "make a backup with the version of Surveyhook that used it (npm run backup), then restore it into an empty DATA_DIR",
  );
}

/** The address of a database of the cluster. */
export function urlOf(folder: Folder, database: string): string {
  return `postgres://surveyhook@localhost:5432/${database}?host=${encodeURIComponent(folder.sockets)}`;
}
