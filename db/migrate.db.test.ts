import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, newToken } from "@/lib/ids";
import { makeWorkspace } from "./factories";
import { migrate, migrationsFolder } from "./migrate";
import { capturedMails } from "./schema";
import { testDatabase } from "./testing";

const db = await testDatabase();

describe("migrate", () => {
  test("does nothing where the tables are up to date, however many start at once", async () => {
    const before = await db.execute(sql`select * from drizzle.__drizzle_migrations`);
    await Promise.all([migrate(db), migrate(db), migrate(db)]);
    const after = await db.execute(sql`select * from drizzle.__drizzle_migrations`);
    expect(after).toEqual(before);
  });

  test("masks the links about accounts in mails that an earlier version captured", async () => {
    const [invite, survey] = [newToken(), newToken()];
    const id = newId("mail");
    const text = `https://s.example.com/invite/${invite} https://s.example.com/s/${survey}`;
    const { id: workspaceId } = await makeWorkspace(db);
    const mail = { id, mailId: id, workspaceId, to: "a", from: "b", subject: "Join", headers: {} };
    await db.insert(capturedMails).values({ ...mail, text, html: text, createdAt: new Date(0) });
    const file = readdirSync(migrationsFolder).find((name) => name.endsWith("_masked_links.sql"))!;
    await db.$client.unsafe(readFileSync(join(migrationsFolder, file), "utf8"));
    const [kept] = await db.select().from(capturedMails).where(eq(capturedMails.id, id));
    const masked = `https://s.example.com/invite/******** https://s.example.com/s/${survey}`;
    expect(kept).toMatchObject({ text: masked, html: masked });
  });

  test("refuses a database that a newer version has changed", async () => {
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 99999999999999)`,
    );
    await expect(migrate(db)).rejects.toThrow(/newer version/);
  });
});
