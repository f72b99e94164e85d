import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@/db/embedded";
import type { Command } from "@/server/command";
import { type App, startApp } from "./process";
import { setUp, type Target } from "./set-up";

/** An installation of its own: a database, an app over it, and hooks to post to. */
export type World = {
  databaseUrl: string;
  app: App;
  hooks: Record<"now" | "later" | "judged", Target>;
  /** Headers of somebody who is signed in by a token. */
  api: Record<string, string>;
  account: { email: string; password: string };
  /** Starts one more app over the same database. */
  another(): Promise<App>;
};

/**
 * Starts an installation in a folder of its own.
 * @param env where its mails go, above all
 */
export async function openWorld(opened: Command["opened"], env: Record<string, string>): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "surveyhook-bench-"));
  opened(() => rmSync(folder, { recursive: true, force: true }));
  const database = await startEmbeddedPostgres(folder);
  opened(() => database.stop());
  const token = randomBytes(24).toString("hex");
  const account = { email: "bench@example.com", password: randomBytes(12).toString("hex") };
  const given = {
    ...{ DATABASE_URL: database.url, DATA_DIR: folder, AUTH_SECRET: randomBytes(32).toString("hex") },
    ...{ ADMIN_EMAIL: account.email, ADMIN_PASSWORD: account.password, ADMIN_API_TOKEN: token },
    ...{ LOG_LEVEL: "warn", ...env },
  };
  const another = async () => {
    const app = await startApp(given);
    opened(() => app.stop());
    return app;
  };
  const app = await another();
  const api = { authorization: `Bearer ${token}` };
  return { databaseUrl: database.url, app, hooks: await setUp(app.url, token), api, account, another };
}

/** The same hook by another app's door. */
export function through(app: App, { url, key }: Target): Target {
  return { url: new URL(url.pathname, app.url), key };
}
