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

  describe("takes the queue of an earlier version away", () => {
    const file = readdirSync(migrationsFolder).find((name) => name.endsWith("_engine_without_memory.sql"))!;
    const statements = readFileSync(join(migrationsFolder, file), "utf8");
    const queueOf = (task: string, cron: string) => `
      create table if not exists engine_runs (id text); drop schema if exists graphile_worker cascade;
      create schema graphile_worker;
      create table graphile_worker._private_tasks as select '${task}' as identifier;
      create table graphile_worker._private_known_crontabs as select '${cron}' as identifier`;
    const left = async () => {
      const [row] = await db.execute(
        sql`select to_regclass('engine_runs') as runs, to_regnamespace('graphile_worker') as queue`,
      );
      return row;
    };

    test("with the engine's runs", async () => {
      await db.$client.unsafe(queueOf("event", "surveyhook-sweep * * * * *"));
      await db.$client.unsafe(statements);
      expect(await left()).toEqual({ runs: null, queue: null });
    });

    test("but not where another program uses it too", async () => {
      for (const [task, cron] of [
        ["resize_image", "surveyhook-sweep * * * * *"],
        ["event", "nightly"],
      ] as const) {
        await db.$client.unsafe(queueOf(task, cron));
        await db.$client.unsafe(statements);
        expect(await left()).toEqual({ runs: null, queue: "graphile_worker" });
      }
    });

    test("nor where it is another role's", async () => {
      await db.$client.unsafe(`${queueOf("event", "surveyhook-sweep")}; create role plain_${process.pid};
        grant create on schema public to plain_${process.pid}; alter table engine_runs owner to plain_${process.pid}`);
      try {
        await db.$client.begin(async (tx) => {
          await tx.unsafe(`set local role plain_${process.pid}`);
          await tx.unsafe(statements);
        });
        expect(await left()).toEqual({ runs: null, queue: "graphile_worker" });
      } finally {
        await db.$client.unsafe(`drop owned by plain_${process.pid}; drop role plain_${process.pid}`);
      }
    });
  });

  test("refuses a database that a newer version has changed", async () => {
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 99999999999999)`,
    );
    await expect(migrate(db)).rejects.toThrow(/newer version/);
  });
});
