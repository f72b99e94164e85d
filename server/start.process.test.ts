import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { createServer, connect as dial } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { findEmbeddedPostgres } from "@/db/embedded";
import { folderOf } from "@/db/postgres/folder";
import { stopPostmaster } from "@/db/postgres/postmaster";
import { type App, makeHook, spawnApp, startApp } from "./testing";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-process-"));
const DATA_DIR = join(folder, "data");
const running: App[] = [];

const start = async (...given: Parameters<typeof startApp>) => {
  const app = await startApp(...given);
  running.push(app);
  return app;
};

afterEach(() => {
  for (const { child } of running.splice(0))
    if (child.exitCode === null && !child.killed) child.kill("SIGKILL");
});

afterAll(async () => {
  for (const name of ["data", "restored"]) await stopPostmaster(folderOf(join(folder, name)).cluster);
  rmSync(folder, { recursive: true, force: true });
});

async function runs(app: App, automation: string): Promise<number> {
  let number = 0;
  for (let cursor = ""; ; ) {
    const answer = await app.api(`/automations/${automation}/runs?limit=200${cursor}`);
    const page = (await answer.json()) as { data: unknown[]; nextCursor: string | null };
    number += page.data.length;
    if (page.nextCursor === null) return number;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
}

describe("a start that cannot be", () => {
  test.each([
    ["PORT", "not-a-port"],
    ["RETRY_SCALE", "-1"],
    ["DATA_DIR", "/dev/null/data"],
    ["DATA_DIR", "/proc/data"],
    ["ADMIN_API_TOKEN", "short"],
    ["HOST", "999.1.1.1"],
  ])("says in one line that %s=%s is why", async (name, value) => {
    const app = await spawnApp({ DATA_DIR, [name]: value });
    expect(await app.ended).toBe(1);
    expect(app.output()).toMatch(new RegExp(`^${name}: .+\\n$`));
  });

  test("says in one line that the database is not there", async () => {
    const DATABASE_URL = "postgres://127.0.0.1:1/nowhere";
    const app = await spawnApp({ DATA_DIR, DATABASE_URL, AUTH_SECRET: "x".repeat(32) });
    expect(await app.ended).toBe(1);
    expect(app.output()).toMatch(/^DATABASE_URL: the database cannot be used .+\n$/m);
  });

  test("says in one line that the port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const app = await spawnApp({ DATA_DIR, PORT: String(port) });
    expect(await app.ended).toBe(1);
    expect(app.output()).toMatch(new RegExp(`^PORT: ${port} is in use.+\\n$`));
    other.close();
  });
});

describe("the process", () => {
  let hook: { hookUrl: string; apiKey: string; id: string };
  let answered = 0;

  const post = (app: App, number: number) =>
    fetch(new URL(new URL(hook.hookUrl).pathname, app.url), {
      method: "POST",
      headers: { authorization: `Bearer ${hook.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ EmailAddress: `person${number}@example.com` }),
    });

  test("starts with nothing, keeps its secret to itself, and lets no second one at its data", async () => {
    const app = await start({ DATA_DIR });
    hook = await makeHook(app);
    expect((await post(app, 0)).status).toBe(200);
    answered += 1;
    expect(statSync(join(DATA_DIR, "auth-secret")).mode & 0o777).toBe(0o600);
    const lines = app.output().trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).msg)).toContain("Surveyhook is ready");

    const second = await spawnApp({ DATA_DIR });
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/DATA_DIR: another Surveyhook is using/);
    expect((await post(app, 1)).status).toBe(200);
    answered += 1;
  });

  test("answers what nobody asks for with a problem under /api, and with a page elsewhere", async () => {
    const app = await start({ DATA_DIR });
    const seen = async (path: string, method = "GET") => {
      const answer = await fetch(`${app.url}${path}`, { method, redirect: "manual" });
      return [answer.status, answer.headers.get("content-type")?.split(";")[0]];
    };
    const problem = "application/problem+json";
    for (const path of [
      "/api",
      "/api/nope",
      "/api/v1/",
      "/api/hooks/x/more",
      "/api/webhooks/nope",
      "/api/%zz",
    ])
      for (const method of ["GET", "POST", "DELETE"])
        expect(await seen(path, method), path).toEqual([404, problem]);
    expect(await seen("/api/webhooks/resend")).toEqual([405, problem]);
    expect(await seen("/api/v1/surveys/%E0%A4/")).toEqual([401, problem]);
    for (const path of ["/s/%zz", "/u/%zz", "/automations/%E0"])
      expect(await seen(path), path).not.toContain(500);
    expect((await app.api("/surveys/%zz")).status).toBe(404);
    expect((await app.api("/surveys/?limit=1")).status).toBe(200);
  });

  test("has the icon, the manifest and robots.txt lie open for a day", async () => {
    const app = await start({ DATA_DIR });
    for (const [path, type] of [
      ["/icon.svg", "image/svg+xml"],
      ["/favicon.ico", "image/svg+xml"],
      ["/manifest.webmanifest", "application/manifest+json"],
      ["/robots.txt", "text/plain; charset=UTF-8"],
    ]) {
      const { status, headers } = await fetch(`${app.url}${path}`);
      const seen = [status, headers.get("content-type"), headers.get("cache-control")];
      expect(seen, path).toEqual([200, type, "public, max-age=86400"]);
    }
  });

  test("takes a request that offers another protocol as if it offered none", async () => {
    const app = await start({ DATA_DIR });
    const body = JSON.stringify({ EmailAddress: "java@example.com" });
    const offer = {
      connection: "Upgrade, HTTP2-Settings",
      upgrade: "h2c",
      "http2-settings": "AAMAAABkAAQAAP__",
    };
    const headers = { ...offer, authorization: `Bearer ${hook.apiKey}`, "content-type": "application/json" };
    const sent = request(new URL(new URL(hook.hookUrl).pathname, app.url), { method: "POST", headers });
    sent.end(body);
    const [answer] = await once(sent, "response");
    expect(answer.statusCode).toBe(200);
    answer.resume();
    answered += 1;
  });

  test("recovers from kill -9, with everything it had answered for", async () => {
    expect(findEmbeddedPostgres(DATA_DIR), "the server outlived its app").toBeDefined();
    const app = await start({ DATA_DIR });
    expect(await runs(app, hook.id)).toBe(answered);
  });

  test("answers others while 200 connections are slow, and stops although they are open", async () => {
    const app = await start({ DATA_DIR });
    const { port } = new URL(app.url);
    const slow = Array.from({ length: 200 }, () => dial(Number(port), "127.0.0.1").on("error", () => {}));
    for (const socket of slow)
      socket.write("POST /api/hooks/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
    const began = performance.now();
    expect((await post(app, 2)).status).toBe(200);
    answered += 1;
    expect(performance.now() - began).toBeLessThan(2000);
    app.child.kill("SIGTERM");
    expect(await app.ended).toBe(0);
    expect(findEmbeddedPostgres(DATA_DIR)).toBeUndefined();
  });

  test("interrupted under load, it has stored what it answered 200 to, and refused nothing it had begun", async () => {
    const app = await start({ DATA_DIR });
    let stopped = false;
    const bad: number[] = [];
    const clients = Array.from({ length: 8 }, async (_, client) => {
      for (let number = 0; !stopped; number += 1) {
        const answer = await post(app, 1000 * (client + 1) + number).catch(() => undefined);
        if (!answer) return;
        if (answer.status === 200) answered += 1;
        else bad.push(answer.status);
      }
    });
    while (answered < 200) await new Promise((resolve) => setTimeout(resolve, 10));
    process.kill(-app.child.pid!, "SIGINT");
    expect(await app.ended).toBe(0);
    stopped = true;
    await Promise.all(clients);
    expect(bad).toEqual([]);
    expect(findEmbeddedPostgres(DATA_DIR)).toBeUndefined();
  });

  test("under npm it ends with npm alone, and nothing stays behind; its log holds no address", async () => {
    const app = await start({ DATA_DIR }, { command: ["npm", "start"] });
    expect(await runs(app, hook.id)).toBe(answered);
    app.child.kill("SIGTERM");
    await app.ended;
    await expect(fetch(`${app.url}/healthz`)).rejects.toThrow();
    expect(findEmbeddedPostgres(DATA_DIR)).toBeUndefined();
    expect(app.output()).not.toMatch(/@example\.com/);
  });

  test("is backed up while it runs, and restored elsewhere with all runs", async () => {
    const app = await start({ DATA_DIR });
    const file = join(folder, "backup.gz");
    const command = (name: string, env: Record<string, string>) =>
      promisify(execFile)("node", ["--import", "tsx", `scripts/${name}.ts`, file], {
        env: { ...process.env, ...env },
      });
    await command("backup", { DATA_DIR });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(command("restore", { DATA_DIR })).rejects.toThrow(/stop it first/);

    const restoredDir = join(folder, "restored");
    await command("restore", { DATA_DIR: restoredDir });
    await expect(command("restore", { DATA_DIR: restoredDir })).rejects.toThrow(/not empty/);
    const restored = await start({ DATA_DIR: restoredDir });
    expect(await runs(restored, hook.id)).toBe(answered);
    for (const each of [app, restored]) each.child.kill("SIGTERM");
    expect(await Promise.all([app.ended, restored.ended])).toEqual([0, 0]);
  });
});
