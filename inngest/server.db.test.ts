import { inspect } from "node:util";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeWorkspace } from "@/db/factories";
import { capturedMails, engineState, invitations, notices, recipients, runs, workspaces } from "@/db/schema";
import { testDatabase, testDatabaseUrl } from "@/db/testing";
import { newId, newToken } from "@/lib/ids";
import { signature, startInngestDouble, testingKey } from "./testing-server";

const key = testingKey("a");
const double = await startInngestDouble(key);
Object.assign(process.env, {
  DATABASE_URL: testDatabaseUrl(await testDatabase()),
  APP_URL: "https://surveys.example.com",
  AUTH_SECRET: "x".repeat(32),
  INNGEST_BASE_URL: double.url,
  INNGEST_SIGNING_KEY: key,
  INNGEST_EVENT_KEY: "event-key",
  LOG_LEVEL: "info",
});

// Imported late: the client looks at the variables when it is loaded.
const { database } = await import("@/db");
const { log } = await import("@/lib/log");
const { engineTrouble, expectInngestServer, eventTrouble } = await import("@/lib/engine");
const { answerInngest } = await import("./serve");
const { wake } = await import("./wake");
const { teller } = await import("./watch");
const db = database();

const lines: string[] = [];
for (const level of ["info", "warn", "error"] as const)
  vi.spyOn(log(), level).mockImplementation((...parts: unknown[]) => {
    lines.push(`${level} ${parts.map((part) => inspect(part)).join(" ")}`);
  });

const start = new Date();
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

beforeEach(async () => {
  await db.delete(workspaces);
  await db.delete(capturedMails);
  await db.delete(engineState);
  double.answer = 200;
  double.events.length = 0;
  double.registrations.length = 0;
  lines.length = 0;
  expectInngestServer("https://surveys.example.com/api/inngest", start);
});

afterAll(async () => {
  await db.$client.end({ timeout: 1 });
  await double.stop();
});

const put = (headers: Record<string, string> = {}, body?: string) =>
  answerInngest(
    new Request("http://evil.example/api/inngest", {
      method: "PUT",
      headers: { host: "evil.example", ...headers },
      ...(body && { body }),
    }),
  );

async function makeDue(number = 1) {
  const workspace = await makeWorkspace(db);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id });
  const survey = { id: automation.surveyId!, workspaceId: workspace.id };
  const dueAt = new Date(Date.now() - 60_000);
  for (let n = 0; n < number; n++) {
    const respondent = await makeRespondent(db, survey);
    await makeInvitation(db, automation.id, respondent, { status: "scheduled", dueAt, sendAt: dueAt });
  }
  return automation;
}

describe("a server that takes none of our events", () => {
  beforeEach(() => {
    double.answer = 401;
  });

  test("has every invitation sent by the sweep alone", async () => {
    await makeDue(250);
    await double.run(answerInngest, "sweep");
    expect(await db.select().from(capturedMails)).toHaveLength(250);
  });

  test("has notices sent by the sweep alone", async () => {
    const { id: automationId } = await makeDue(0);
    const [recipient] = await db
      .insert(recipients)
      .values({
        id: newId("recipient"),
        automationId,
        email: "ops@example.com",
        stopToken: newToken(),
        createdAt: start,
      })
      .returning();
    const about = {
      automationId,
      recipientId: recipient!.id,
      kind: "test",
      cause: "test",
      facts: {},
    } as const;
    await db
      .insert(notices)
      .values({ id: newId("notice"), ...about, status: "waiting", dueAt: start, createdAt: start });
    await double.run(answerInngest, "sweep");
    expect((await db.select().from(capturedMails)).map(({ to }) => to)).toEqual(["ops@example.com"]);
  });

  test("has marked runs decided again, and their invitations sent, by the sweep alone", async () => {
    await makeDue();
    await db.delete(invitations);
    await db.update(runs).set({ status: "failed", redoAt: new Date() });
    await double.run(answerInngest, "sweep");
    expect((await db.select().from(runs))[0]).toMatchObject({ redoAt: null });
    expect(await db.select().from(capturedMails)).toHaveLength(1);
  });

  test("is told of once, with the name of the key", async () => {
    double.answer = 200;
    await wake(new Date(Date.now() + 5_000));
    double.answer = 401;
    lines.length = 0;
    for (let n = 0; n < 3; n++) await wake(new Date(Date.now() + 10_000 + n * 1_000));
    expect(lines.filter((line) => line.startsWith("warn"))).toEqual([
      expect.stringMatching(/INNGEST_EVENT_KEY.*Wakes are lost/s),
    ]);
    expect(eventTrouble()).toBe("event_key");
  });
});

describe("the functions", () => {
  test("of many batches warn of nothing", async () => {
    await makeDue(450);
    await double.run(answerInngest, "send-due", "invitation/due");
    expect(await db.select().from(capturedMails)).toHaveLength(450);
    expect(lines.filter((line) => !line.startsWith("info"))).toEqual([]);
  });
});

describe("an engine that does not drive us", () => {
  test("is told of after three minutes without a call of the sweep", async () => {
    expect(await engineTrouble(db, later(2.9))).toBeNull();
    expect(await engineTrouble(db, later(3.1))).toEqual({ since: start, cause: "not_registered" });
    await double.run(answerInngest, "sweep");
    const [{ sweptAt } = { sweptAt: null }] = await db.select().from(engineState);
    expect(await engineTrouble(db, new Date(sweptAt!.getTime() + 170_000))).toBeNull();
    expect(await engineTrouble(db, new Date(sweptAt!.getTime() + 190_000))).toMatchObject({ since: sweptAt });
  });

  test("is not to be reached", async () => {
    double.answer = 500;
    await wake(new Date(Date.now() + 20_000));
    expect(await engineTrouble(db, later(4))).toMatchObject({ cause: "unreachable" });
  });

  test("signs with another key", async () => {
    const other = testingKey("b");
    const body = "{}";
    const headers = { "x-inngest-signature": signature(body, other), "content-type": "application/json" };
    const call = new Request("http://x/api/inngest?fnId=surveyhook-sweep&stepId=step", {
      method: "POST",
      headers,
      body,
    });
    expect((await answerInngest(call)).status).toBe(401);
    expect(await engineTrouble(db, new Date(Date.now() + 181_000))).toMatchObject({ cause: "signing_key" });
  });

  test("fills no log with what strangers send", async () => {
    for (let n = 0; n < 20; n++) {
      const headers = { "x-inngest-signature": `t=${Math.round(Date.now() / 1000)}&s=nonsense` };
      const call = () =>
        new Request("http://x/api/inngest?fnId=x&stepId=step", { method: "POST", headers, body: "{}" });
      expect((await answerInngest(call())).status).toBe(401);
      await answerInngest(new Request("http://x/api/inngest", { method: "GET" }));
    }
    expect(lines.length).toBeLessThanOrEqual(1);
  });
});

describe("a registration", () => {
  test("may be asked for by anybody, and names the configured address whatever the request's", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => put()));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(double.registrations.map(({ url }) => url)).toEqual(["https://surveys.example.com/api/inngest"]);
    expect(double.registrations[0]!.functions.map(({ id }) => id)).toContain("surveyhook-sweep");
  });

  test("is answered in band where it is signed", async () => {
    const body = JSON.stringify({ url: "http://other.example/api/inngest" });
    const signed = { "x-inngest-signature": signature(body, key), "content-type": "application/json" };
    const answer = await put({ ...signed, "x-inngest-sync-kind": "in_band" }, body);
    expect(answer.status).toBe(200);
    const told = (await answer.json()) as { url: string; functions: { id: string }[] };
    expect(told.url).toBe("https://surveys.example.com/api/inngest");
    expect(told.functions.map(({ id }) => id)).toContain("surveyhook-send-due");
  });

  test("has what fell due before it sent at once, and warns of another process's address", async () => {
    await makeDue();
    await db.insert(engineState).values({ address: "http://10.0.0.2:3000/api/inngest" });
    const body = JSON.stringify({ url: "http://other.example/api/inngest" });
    const signed = { "x-inngest-signature": signature(body, key), "content-type": "application/json" };
    await put(signed, body);
    await expect
      .poll(() => db.select().from(invitations).where(eq(invitations.status, "sent")), { timeout: 10_000 })
      .toHaveLength(1);
    expect(lines.find((line) => line.startsWith("warn"))).toMatch(/10\.0\.0\.2.*another address before/s);
  });
});

describe("a server that hangs", () => {
  test("holds no caller up for long", async () => {
    double.answer = undefined;
    const began = performance.now();
    await wake(new Date(Date.now() + 40_000));
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(eventTrouble()).not.toBe("event_key");
  });
});

describe("the log", () => {
  const address = "https://surveys.example.com/api/inngest";

  test("tells once that nothing drives us, and once that something does again", async () => {
    expectInngestServer(address, new Date(Date.now() - 181_000));
    const tell = teller(address);
    for (let n = 0; n < 3; n++) await tell();
    expect(lines.filter((line) => line.startsWith("warn"))).toEqual([
      expect.stringMatching(
        /does not drive this app.*curl -X PUT https:\/\/surveys\.example\.com\/api\/inngest/s,
      ),
    ]);
    await double.run(answerInngest, "sweep");
    for (let n = 0; n < 3; n++) await tell();
    expect(lines.filter((line) => line.includes("drives this app again"))).toHaveLength(1);
  });

  test("tells once that another process's address is called", async () => {
    await db.insert(engineState).values({ address: "http://10.0.0.2:3000/api/inngest" });
    const tell = teller(address);
    for (let n = 0; n < 3; n++) await tell();
    expect(lines).toEqual([expect.stringMatching(/^warn .*10\.0\.0\.2.*another address/s)]);
  });
});
