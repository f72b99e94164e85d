import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { connect, type Db } from "./index";

/**
 * A migrated, empty database for one test file, dropped when the file has run:
 * `const db = await testDatabase()` at the top of a `*.db.test.ts`.
 */
export async function testDatabase(): Promise<Db> {
  return await makeDatabase("template");
}

/** As `testDatabase`, without tables: for what an older version has made. */
export async function emptyDatabase(): Promise<Db> {
  return await makeDatabase("template1");
}

async function makeDatabase(template: string): Promise<Db> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = connect(urlFor("postgres"), 1);
  await admin.$client`create database ${admin.$client(name)} template ${admin.$client(template)}`;
  const db = connect(urlFor(name), 10);
  afterAll(async () => {
    await db.$client.end({ timeout: 1 });
    await admin.$client`drop database ${admin.$client(name)} with (force)`;
    await admin.$client.end({ timeout: 1 });
  });
  return db;
}

/** The address of a test database, for whoever opens connections of its own. */
export function testDatabaseUrl(db: Db): string {
  return urlFor(String(db.$client.options.database));
}

function urlFor(name: string): string {
  const url = new URL(inject("templateUrl"));
  url.pathname = `/${name}`;
  return url.href;
}
