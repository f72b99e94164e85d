import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { findEmbeddedPostgres } from "@/db/embedded";
import { folderOf } from "@/db/postgres/folder";
import { stopPostmaster } from "@/db/postgres/postmaster";
import { type App, startApp } from "../server/testing";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-reset-"));
const DATA_DIR = join(folder, "data");
const APP_URL = "https://surveys.example.com";
const owner = { ADMIN_EMAIL: "owner@example.com", ADMIN_PASSWORD: "four words in a row" };

const running: App[] = [];

async function start(env: Record<string, string>): Promise<App> {
  const app = await startApp({ DATA_DIR, ...env });
  running.push(app);
  return app;
}

afterAll(async () => {
  for (const { child } of running) if (child.exitCode === null) child.kill("SIGKILL");
  await stopPostmaster(folderOf(DATA_DIR).cluster);
  rmSync(folder, { recursive: true, force: true });
});

async function command(email: string, env: Record<string, string>) {
  const { stdout } = await promisify(execFile)("npm", ["run", "-s", "reset-password", "--", email], {
    env: { ...process.env, APP_URL, ...env },
  });
  return stdout;
}

async function pathOf(email: string, env: Record<string, string>): Promise<string> {
  const [first] = (await command(email, env)).split("\n");
  expect(first).toMatch(/^https:\/\/surveys\.example\.com\/reset\/[\w-]{43}$/);
  return first!.slice(APP_URL.length);
}

async function pageOf(app: App, path: string): Promise<string> {
  return await (await fetch(app.url + path)).text();
}

describe("a forgotten password without mail", () => {
  test("is answered by a link of the running app, of an external database, and of an app that is stopped", async () => {
    const app = await start(owner);
    const first = await pathOf("OWNER@example.com", { DATA_DIR });
    expect(await pageOf(app, first)).toContain("For owner@example.com.");

    const DATABASE_URL = findEmbeddedPostgres(DATA_DIR)!;
    const external = { DATABASE_URL, AUTH_SECRET: "x".repeat(32), DATA_DIR: join(folder, "other") };
    const second = await pathOf(owner.ADMIN_EMAIL, external);
    expect(await pageOf(app, first)).toContain("This link works no longer");
    expect(await pageOf(app, second)).toContain("For owner@example.com.");
    app.child.kill("SIGTERM");
    expect(await app.ended).toBe(0);

    const third = await pathOf(owner.ADMIN_EMAIL, { DATA_DIR });
    expect(findEmbeddedPostgres(DATA_DIR)).toBeUndefined();
    const again = await start({});
    expect(await pageOf(again, third)).toContain("For owner@example.com.");
    again.child.kill("SIGTERM");
    expect(await again.ended).toBe(0);
  });

  test("is not where there is no such account, no installation, or no database", async () => {
    const fails = (email: string, env: Record<string, string>) => expect(command(email, env)).rejects;
    await fails("nobody@example.com", { DATA_DIR }).toThrow(/^There is no account with this address\.$/m);
    const nowhere = join(folder, "nowhere");
    await fails("owner@example.com", { DATA_DIR: nowhere }).toThrow(/^DATA_DIR: there is no Surveyhook in /m);
    const away = { DATABASE_URL: "postgres://127.0.0.1:1/nowhere", AUTH_SECRET: "x".repeat(32) };
    await fails("owner@example.com", away).toThrow(/^DATABASE_URL: the database cannot be used \(.+\)$/m);
  });
});
