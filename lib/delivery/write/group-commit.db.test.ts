import { describe, expect, it, onTestFinished } from "vitest";
import { openClient } from "@/db";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { testDatabase, testDatabaseUrl } from "@/db/testing";
import { newId } from "@/lib/ids";
import { decideOne } from "../hook/decisions";
import { prepareDecided, prepareUnreadable } from "../hook/prepare";
import { loadHook } from "../hook/setup";
import { DeliveryWriter } from "./writer";

const unreadable = { code: "empty_body", details: { what: "body" } } as const;

const db = await testDatabase();
const now = new Date("2026-11-24T08:00:00.000Z");

async function writing() {
  const { automation } = await makeAutomation(db, { workspaceId: (await makeWorkspace(db)).id });
  const hook = (await loadHook(db, automation.id, now))!;
  const writer = new DeliveryWriter(() => openClient(testDatabaseUrl(db), { max: 3 }));
  onTestFinished(() => writer.close());
  const request = (contentType = "") => ({
    ...{ id: newId("delivery"), contentType, headers: {}, body: Buffer.from("{}"), idempotencyKey: null },
  });
  const good = (contentType?: string) => {
    const respondent = { EmailAddress: "anna@example.com" };
    const parsed = { body: respondent, respondents: [respondent], notes: [] };
    const decided = decideOne(hook, respondent, 0, respondent, now);
    return prepareDecided(hook, request(contentType), parsed, [decided], now).write;
  };
  /** How many deliveries each commit wrote, the largest last. */
  const commits = async () => {
    const rows = await db.$client<{ count: number }[]>`
      select count(*)::int as count from deliveries where automation_id = ${automation.id} group by xmin::text order by 1`;
    return rows.map(({ count }) => count);
  };
  return { ...{ id: automation.id, hook, writer, request, good, commits } };
}

describe("writes that come while one is in flight", () => {
  it("go out together when it is back, as long as they are fewer than 64", async () => {
    const { writer, good, commits } = await writing();
    await Promise.all(Array.from({ length: 64 }, () => writer.write(good())));
    expect(await commits()).toEqual([1, 63]);
  });

  it("set out at once as soon as they are 64", async () => {
    const { writer, good, commits } = await writing();
    await Promise.all(Array.from({ length: 66 }, () => writer.write(good())));
    expect(await commits()).toEqual([1, 1, 64]);
  });

  it("do not hold up one that goes alone, such as a failed delivery", async () => {
    const { id, writer, good } = await writing();
    const other = await writing();
    const locker = openClient(testDatabaseUrl(db), { max: 1 });
    onTestFinished(() => locker.end());
    let unlock: (() => void) | undefined;
    const locked = locker.begin(async (tx) => {
      await tx`select from automations where id = ${id} for update`;
      await new Promise<void>((resolve) => (unlock = resolve));
    });
    await expect.poll(() => unlock).toBeDefined();
    let stuck = true;
    const first = writer.write(good()).finally(() => (stuck = false));
    const alone = prepareUnreadable(other.hook, other.request(), unreadable, now);
    expect(await writer.write(alone)).toMatchObject({ outcome: "written" });
    expect(stuck).toBe(true);
    unlock!();
    await Promise.all([first, locked]);
  });

  it("are written one by one where one of them cannot be, so that it fails alone", async () => {
    const { writer, good } = await writing();
    await db.$client.unsafe(`create function poison() returns trigger language plpgsql as
      $$ begin raise exception 'poison'; end $$;
      create trigger poison before insert on deliveries for each row
        when (new.content_type = 'text/poison') execute function poison()`);
    const types = ["", "", "text/poison", ""];
    const outcomes = await Promise.allSettled(types.map((type) => writer.write(good(type))));
    await db.$client.unsafe("drop trigger poison on deliveries");
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  });

  it("are not written one by one any more where they were given up meanwhile", async () => {
    const { writer, good, commits } = await writing();
    await db.$client.unsafe(`create function slow_poison() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(1); raise exception 'poison'; end $$;
      create trigger slow_poison before insert on deliveries for each row
        when (new.content_type = 'text/slow-poison') execute function slow_poison()`);
    const locker = openClient(testDatabaseUrl(db), { max: 1 });
    onTestFinished(() => locker.end());
    await locker`select pg_advisory_lock(1)`;
    const first = writer.write(good());
    const poisoned = writer.write(good("text/slow-poison"), 10_000);
    const refused = expect(poisoned).rejects.toThrow("poison");
    await expect(writer.write(good(), 200)).rejects.toMatchObject({ code: "database_unavailable" });
    await first;
    await locker`select pg_advisory_unlock(1)`;
    await refused;
    await writer.write(good());
    await db.$client.unsafe("drop trigger slow_poison on deliveries");
    expect(await commits()).toEqual([1, 1]);
  });
});
