import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { migrate } from "./migrate";
import { testDatabase } from "./testing";

const db = await testDatabase();

describe("migrate", () => {
  test("does nothing where the tables are up to date, however many start at once", async () => {
    const before = await db.execute(sql`select * from drizzle.__drizzle_migrations`);
    await Promise.all([migrate(db), migrate(db), migrate(db)]);
    const after = await db.execute(sql`select * from drizzle.__drizzle_migrations`);
    expect(after).toEqual(before);
  });

  test("refuses a database that a newer version has changed", async () => {
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 99999999999999)`,
    );
    await expect(migrate(db)).rejects.toThrow(/newer version/);
  });
});
