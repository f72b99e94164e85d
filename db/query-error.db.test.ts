import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import pino from "pino";
import { expect, test } from "vitest";
import { log } from "../lib/log";
import { makeUser, makeWorkspace } from "./factories";
import { testDatabase } from "./testing";

const db = await testDatabase();

async function failures(): Promise<unknown[]> {
  const { id } = await makeWorkspace(db);
  const twice = () => makeUser(db, id, "admin", { email: `ada@${id.slice(4)}.example` });
  await twice();
  const asked = [
    twice(),
    db.execute(sql`select ${"ada@example.com"}::int`),
    db.$client`select ${"ada@example.com"}::text::int`.then((rows) => rows),
  ];
  return (await Promise.allSettled(asked)).map((each) => each.status === "rejected" && each.reason);
}

test("an error of a query shows its code and its place where it is printed, and no value", async () => {
  for (const error of await failures()) {
    const shown = [inspect(error), inspect({ error }), inspect(new Error("a page", { cause: error }))];
    for (const text of shown) {
      expect(text).toMatch(/a query failed \((23505|22P02)\)\n\s+at /);
      expect(text).not.toContain("ada@");
    }
  }
});

test("nor does the log", async () => {
  const serializers = Reflect.get(log(), pino.symbols.serializersSym) as {
    err: (error: unknown) => string;
  };
  for (const error of await failures()) {
    expect(serializers.err(error)).toContain("a query failed");
    expect(serializers.err(error)).not.toContain("ada@");
  }
});
