import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/db";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { automations, notices, recipients } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { hookForTests } from "../delivery/testing";
import { newId, newToken } from "../ids";
import { notifySilence } from "../worker/silence";
import { addNotices } from "./add-notices";

let db: Db;
let hook: ReturnType<typeof hookForTests>;
let workspaceId: string;

beforeAll(async () => {
  db = await testDatabase();
  hook = hookForTests(db);
  workspaceId = (await makeWorkspace(db)).id;
});

async function automation(over: Partial<typeof automations.$inferInsert> = {}, emails = ["a@example.com"]) {
  const { automation, key } = await makeAutomation(db, {
    workspaceId,
    notificationsEnabled: true,
    autoDisableAfter: 10,
    ...over,
  });
  for (const [index, email] of emails.entries()) {
    const status = index === 2 ? ("stopped" as const) : ("active" as const);
    await db.insert(recipients).values({
      id: newId("recipient"),
      automationId: automation.id,
      email,
      status,
      stopToken: newToken(),
      createdAt: new Date(),
    });
  }
  const post = (body: unknown) => hook.post(automation.id, body, { key });
  const told = async () =>
    (await db.select().from(notices).where(eq(notices.automationId, automation.id)).orderBy(notices.id)).map(
      ({ kind }) => kind,
    );
  return { id: automation.id, post, told };
}

describe("notices of failures", () => {
  it("tells the first failure, half way and the end, to those who have not stopped the mails", async () => {
    const { id, post, told } = await automation({}, ["a@example.com", "b@example.com", "c@example.com"]);
    for (let i = 0; i < 4; i++) await post({});
    expect(await told()).toEqual(["first_failure", "first_failure"]);
    for (let i = 0; i < 6; i++) await post({});
    expect(await told()).toEqual([
      "first_failure",
      "first_failure",
      "halfway",
      "halfway",
      "disabled",
      "disabled",
    ]);
    const [row] = await db.select().from(notices).where(eq(notices.automationId, id)).orderBy(notices.id);
    expect(row).toMatchObject({
      status: "waiting",
      facts: { code: "missing_field", field: "EmailAddress", failuresInARow: 1, limit: 10 },
    });
  });

  it("holds a storm to one notice of each kind, and disables once, under 100 failing requests at once", async () => {
    const { id, post, told } = await automation();
    await Promise.all(Array.from({ length: 100 }, () => post({})));
    expect((await told()).sort()).toEqual(["disabled", "first_failure", "halfway"]);
    const [row] = await db.select().from(automations).where(eq(automations.id, id));
    expect(row).toMatchObject({ status: "disabled", failuresInARow: 10 });
  });

  it("does not tell half way where the limit is below 4, nor anything while notifications are off", async () => {
    const low = await automation({ autoDisableAfter: 3 });
    for (let i = 0; i < 3; i++) await low.post({});
    expect(await low.told()).toEqual(["first_failure", "disabled"]);
    const off = await automation({ notificationsEnabled: false });
    await off.post({});
    expect(await off.told()).toEqual([]);
  });

  it("tells nothing again for the same cause within 24 hours, and a first failure again after them", async () => {
    const { post, told } = await automation({ autoDisableAfter: null });
    await post({});
    await post({ EmailAddress: "ok@example.com" });
    await post({});
    expect(await told()).toEqual(["first_failure"]);
    const before = hook.state.now;
    hook.state.now = new Date(before.getTime() + 25 * 3_600_000);
    await post({});
    hook.state.now = before;
    expect(await told()).toEqual(["first_failure", "first_failure"]);
  });

  it("keeps nothing personal in what the mail is made of", async () => {
    const { id, post } = await automation();
    await post({ EmailAddress: "anna.svensson@exempel", FirstName: "Anna", Phone: "+46701234567" });
    const [row] = await db.select().from(notices).where(eq(notices.automationId, id));
    expect(row!.facts).toMatchObject({
      code: "invalid_email",
      sample: { EmailAddress: "a•••@e•••", FirstName: "A•••", Phone: "+•••" },
    });
    expect(JSON.stringify(row!.facts)).not.toMatch(/svensson|Anna|4670/);
  });
});

describe("silence", () => {
  it("tells once for each silence, and only where something was heard before", async () => {
    const { post, told } = await automation({ silenceAfterHours: 24 });
    const hence = (hours: number) => new Date(hook.state.now.getTime() + hours * 3_600_000);
    await notifySilence(db, hence(48));
    expect(await told()).toEqual([]);
    await post({ EmailAddress: "a@example.com" });
    await notifySilence(db, hence(23));
    expect(await told()).toEqual([]);
    await notifySilence(db, hence(25));
    await notifySilence(db, hence(60));
    expect(await told()).toEqual(["silence"]);
  });

  it("tells once where two processes look at the same moment", async () => {
    const { post, told, id } = await automation({ silenceAfterHours: 24 });
    await post({ EmailAddress: "a@example.com" });
    const later = new Date(hook.state.now.getTime() + 25 * 3_600_000);
    const facts = { hours: 24, lastRequestAt: hook.state.now.toISOString() };
    let second: Promise<number> | undefined;
    await db.$client.begin(async (first) => {
      await first`select from automations where id = ${id} for no key update`;
      await addNotices(first, { automationId: id, kind: "silence", cause: "silence", facts }, later);
      second = notifySilence(db, later);
      const waits = () =>
        db.$client`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      await expect.poll(async () => (await waits()).length, { timeout: 5_000 }).toBe(1);
    });
    await second;
    expect(await told()).toEqual(["silence"]);
  });
});
