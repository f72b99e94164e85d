import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderOf } from "@/db/postgres/folder";
import { stopPostmaster } from "@/db/postgres/postmaster";
import { type App, adminToken, frontOf, type MadeHook, makeHook, startApp } from "./testing";

const DATA_DIR = mkdtempSync(join(tmpdir(), "surveyhook-front-"));
let app: App;
let hook: MadeHook;
let people = 0;

beforeAll(async () => {
  app = await startApp({ DATA_DIR });
  hook = await makeHook(app, { delay: null });
});

afterAll(async () => {
  if (app.child.exitCode === null) app.child.kill("SIGKILL");
  await app.ended;
  await stopPostmaster(folderOf(DATA_DIR).cluster);
  rmSync(DATA_DIR, { recursive: true, force: true });
});

const post = async (): Promise<{ status: number; email: string }> => {
  const email = `front${people++}@example.com`;
  const answer = await fetch(new URL(new URL(hook.hookUrl).pathname, app.url), {
    method: "POST",
    headers: { authorization: `Bearer ${hook.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ EmailAddress: email }),
    signal: AbortSignal.timeout(5000),
  });
  return { status: answer.status, email };
};

const taken = async () => {
  const headers = { authorization: `Bearer ${adminToken}` };
  const text = await (await fetch(`${app.url}/metrics`, { headers })).text();
  return Number(/surveyhook_deliveries_total\{outcome="live"\} (\d+)/.exec(text)?.[1]);
};

const status = async (email: string) => {
  const page = (await (await app.api(`/automations/${hook.id}/runs?limit=200`)).json()) as {
    data: { email: string; status: string }[];
  };
  return page.data.find((run) => run.email === email)?.status;
};

test("requests are taken while the pages and the engine stand still, and invited when they go on", async () => {
  process.kill(app.child.pid!, "SIGSTOP");
  const answer = await post().finally(() => process.kill(app.child.pid!, "SIGCONT"));
  expect(answer.status).toBe(200);
  await expect.poll(() => status(answer.email), { timeout: 20_000 }).toBe("sent");
});

test("what the front has answered is in the metrics", async () => {
  await post();
  const before = await taken();
  expect(before).toBeGreaterThan(0);
  await post();
  expect(await taken()).toBe(before + 1);
});

test("a front that is killed is started anew", async () => {
  const killed = frontOf(app);
  process.kill(killed, "SIGKILL");
  await expect.poll(() => post().catch(() => undefined), { timeout: 10_000 }).toMatchObject({ status: 200 });
  expect(frontOf(app)).not.toBe(killed);
});

test("without its parent the front ends at once, and the next start finds the port free", async () => {
  const left = frontOf(app);
  app.child.kill("SIGKILL");
  await expect.poll(() => isAlive(left), { timeout: 2000 }).toBe(false);
  await app.ended;
  app = await startApp({ DATA_DIR, PORT: new URL(app.url).port });
  expect((await post()).status).toBe(200);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
