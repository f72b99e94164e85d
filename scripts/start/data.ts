import { existsSync } from "node:fs";
import { join } from "node:path";
import { connect, type Db } from "@/db";
import { checkServer } from "@/db/check-server";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@/db/embedded";
import { type Env, readEnv } from "@/lib/env";

/** Reads the environment as the app does, `.env` included. @throws Error in one line that names the variable */
export function commandEnvironment(root: string): Env {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return readEnv();
}

/** The installation's database for a command: the one of a running app, else started for as long as the command takes. */
export async function openData(env: Env): Promise<{ db: Db; running: boolean; close(): Promise<void> }> {
  const found = env.DATABASE_URL ?? findEmbeddedPostgres(env.DATA_DIR);
  const server = found ? undefined : await startEmbeddedPostgres(env.DATA_DIR);
  const db = connect(found ?? server!.url, 3);
  if (env.DATABASE_URL)
    await checkServer(db).catch(async (error) => {
      await db.$client.end({ timeout: 0 });
      throw error;
    });
  return {
    db,
    running: found !== undefined,
    close: async () => {
      await db.$client.end({ timeout: 2 });
      await server?.stop();
    },
  };
}
