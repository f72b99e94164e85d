import { readFileSync, statSync } from "node:fs";

/** The system account PostgreSQL runs as, where that is another than ours. */
export type Account = { uid: number; gid: number };

/**
 * Whom PostgreSQL must run as: it refuses root. As root it is the owner of an existing cluster, else `postgres`,
 * else `nobody`, which is safe because the cluster lies in a folder that only root can enter by its path.
 * @returns undefined where our own account will do
 */
export function accountFor(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error("The embedded PostgreSQL may not run as root, and there is no user postgres or nobody");
}
