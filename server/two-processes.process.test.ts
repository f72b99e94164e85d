import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/db/embedded";
import { type SmtpDouble, startSmtpDouble } from "@/lib/mail/testing/smtp-double";
import { type App, type MadeHook, makeHook, startApp } from "./testing";

/** Two apps over one database, each with a mail server of its own, by which it is seen who sent what. */
const folder = mkdtempSync(join(tmpdir(), "surveyhook-two-"));
const apps: App[] = [];
const servers: SmtpDouble[] = [];
let database: EmbeddedPostgres;
let hook: MadeHook;
/** The first app's mail server takes nothing while this is set. */
let silent = false;

beforeAll(async () => {
  database = await startEmbeddedPostgres(folder);
  for (const place of [0, 1]) {
    const server = await startSmtpDouble({
      onConnect: (_, done) => void (place === 0 && silent ? undefined : done()),
    });
    servers.push(server);
    apps.push(
      await startApp({
        DATA_DIR: join(folder, `data${place}`),
        DATABASE_URL: database.url,
        AUTH_SECRET: "x".repeat(32),
        SMTP_URL: server.url,
        LOG_LEVEL: "warn",
      }),
    );
  }
  hook = await makeHook(apps[0]!, { delay: null });
}, 240_000);

afterAll(async () => {
  for (const app of apps) {
    app.child.kill("SIGTERM");
    await app.ended;
  }
  for (const server of servers) await server.close();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const takenBy = (place: number) => servers[place]!.mails.flatMap(({ envelopeTo }) => envelopeTo);

async function post(name: string, people: number): Promise<void> {
  const body = Array.from({ length: people }, (_, n) => ({ EmailAddress: `${name}${n}@example.com` }));
  const answer = await fetch(hook.hookUrl.replace(/^https?:\/\/[^/]+/, apps[0]!.url), {
    method: "POST",
    headers: { authorization: `Bearer ${hook.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
}

test("both send what was posted to one of them, at once and nothing twice", async () => {
  const began = Date.now();
  for (let n = 0; n < 10; n++) await post(`round${n}-`, 100);
  const all = () => [...takenBy(0), ...takenBy(1)];
  await expect.poll(() => all().length, { timeout: 50_000, interval: 50 }).toBe(1000);
  expect(new Set(all()).size).toBe(1000);
  // The sweep comes once a minute; the other was woken.
  expect(Date.now() - began).toBeLessThan(50_000);
  for (const place of [0, 1]) expect(takenBy(place).length).toBeGreaterThan(0);
});

test("what one has in hand when it is killed is sent by the other once its lease is over", async () => {
  silent = true;
  await post("late", 400);
  await expect.poll(() => takenBy(1).some((to) => to.startsWith("late")), { timeout: 30_000 }).toBe(true);
  apps[0]!.child.kill("SIGKILL");
  // Over connections that were open already the first may have sent some, and not have noted it.
  const late = () =>
    servers.flatMap(({ mails }) => mails).filter(({ envelopeTo: [to] }) => to!.startsWith("late"));
  const people = () => new Set(late().map(({ envelopeTo: [to] }) => to)).size;
  await expect.poll(people, { timeout: 100_000, interval: 100 }).toBe(400);
  expect(new Set(late().map(({ messageId }) => messageId)).size).toBe(400);
});
