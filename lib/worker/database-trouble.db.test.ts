import { describe, expect, it } from "vitest";
import { openClient } from "@/db";
import { testDatabase, testDatabaseUrl } from "@/db/testing";
import { anna, provider, sendingForTests } from "../invitation/testing";

const db = await testDatabase();
const { automation, send } = sendingForTests(db);

describe("trouble with the database", () => {
  it("does not wait for ever for a database that stays silent", async () => {
    const other = openClient(testDatabaseUrl(db), { max: 1 });
    let unlock: (() => void) | undefined;
    const locked = other.begin(async (tx) => {
      await tx`lock table invitations`;
      await new Promise<void>((resolve) => (unlock = resolve));
    });
    await expect.poll(() => unlock).toBeDefined();
    await expect(send(provider().mailer)).rejects.toMatchObject({ code: "database_unavailable" });
    unlock!();
    await locked;
    await other.end();
  });

  it("waits with what it knows until the database takes it, instead of sending again", async () => {
    const { id, post, runsNow } = await automation();
    await post(anna);
    await db.$client.unsafe(`create function no_space() returns trigger language plpgsql as
      $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$`);
    const { mailer, handed } = provider(async () => {
      await db.$client.unsafe(`create trigger no_space before update on invitations for each row
        when (old.automation_id = '${id}') execute function no_space()`);
      return { status: "sent", providerId: null };
    });
    const sending = send(mailer);
    await expect.poll(() => handed.length).toBe(1);
    await expect(
      Promise.race([sending, new Promise((resolve) => setTimeout(resolve, 300, "waits"))]),
    ).resolves.toBe("waits");
    await db.$client.unsafe("drop trigger no_space on invitations");
    expect(await sending).toMatchObject({ sent: 1 });
    expect((await runsNow())[0]!.status).toBe("sent");
  });
});
