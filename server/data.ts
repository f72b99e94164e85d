import { connect, type Db } from "@/db";
import { checkServer } from "@/db/check-server";
import { findOwnedPostgres, startEmbeddedPostgres } from "@/db/embedded";
import type { Env } from "@/lib/env";
import type { Command } from "./command";

/**
 * The installation's database for a command: the one of a running app, else started for as long as the command takes.
 * A server that outlived its app, or a command that was killed, is nobody's, and taken over.
 */
export async function openData(env: Env, { opened, signal }: Command): Promise<{ db: Db; running: boolean }> {
  const found = env.DATABASE_URL ?? (await findOwnedPostgres(env.DATA_DIR));
  let url = found;
  if (!url) {
    const starting = startEmbeddedPostgres(env.DATA_DIR);
    opened(() =>
      starting.then(
        (server) => server.stop(),
        () => {},
      ),
    );
    url = (await starting).url;
    signal.throwIfAborted();
  }
  const db = connect(url, 3);
  opened(() => db.$client.end({ timeout: 0 }));
  if (env.DATABASE_URL) await checkServer(db);
  return { db, running: found !== undefined };
}
