import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { connect } from "@/db";
import { pooler, startTestServer } from "@/db/testing-server";
import { makeHook, spawnApp, startApp } from "./testing";

const folder = mkdtempSync(join(tmpdir(), "surveyhook-pooler-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const env = { DATA_DIR: join(folder, "data"), AUTH_SECRET: "x".repeat(32), LOG_LEVEL: "warn" };

if (!existsSync(pooler)) test("LEFT OUT: there is no pgbouncer on this machine", () => {});
else {
  const server = await startTestServer();
  afterAll(() => server.stop());
  const urlThrough = (port: number) =>
    `postgres://surveyhook:secret@127.0.0.1:${port}/postgres?pgbouncer=true`;

  test("behind a stock pgbouncer that pools by session, all of it works with the 20 connections it lends", async () => {
    const app = await startApp({ ...env, DATABASE_URL: urlThrough(await server.pool("session")) });
    try {
      const hook = await makeHook(app, { delay: null });
      const post = (number: number) =>
        fetch(new URL(new URL(hook.hookUrl).pathname, app.url), {
          method: "POST",
          headers: { authorization: `Bearer ${hook.apiKey}`, "content-type": "application/json" },
          body: JSON.stringify({ EmailAddress: `person${number}@example.com` }),
        }).then((answer) => answer.status);
      const reads = (number: number) =>
        app.api(`/automations?limit=${number + 1}`).then(({ status }) => status);
      const work = Array.from({ length: 100 }, (_, number) => [post(number), reads(number)]).flat();
      expect(new Set(await Promise.all(work))).toEqual(new Set([200]));
      const db = connect(server.superuserUrl, 1);
      const sent = async () =>
        (await db.$client`select count(*)::int as n from invitations where sent_at is not null`)[0]!.n;
      await expect.poll(sent, { timeout: 60_000 }).toBe(100);
      await db.$client.end();
      expect(app.output()).toMatch(/"parameter":"pgbouncer"/);
    } finally {
      app.child.kill("SIGTERM");
    }
    expect(await app.ended).toBe(0);
  });

  test("one that pools by transaction is refused in one line that says how it is to pool", async () => {
    const app = await spawnApp({ ...env, DATABASE_URL: urlThrough(await server.pool("transaction")) });
    expect(await app.ended).toBe(1);
    expect(app.output()).toMatch(/^DATABASE_URL: the pooler .+ set pool_mode = session\n$/);
  });
}
