import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeWorkspace } from "./factories";
import { workspaces } from "./schema";
import { testDatabase } from "./testing";
import { knowsTimeZone, replaceUnknownTimeZones } from "./time-zones";

const db = await testDatabase();

test("a time zone that the database lacks is known to be lacking, in any spelling of those it has", async () => {
  expect(await knowsTimeZone(db, "Europe/Stockholm")).toBe(true);
  expect(await knowsTimeZone(db, "europe/stockholm")).toBe(true);
  expect(await knowsTimeZone(db, "Nowhere/Nothing")).toBe(false);
});

test("a kept time zone that the database lacks becomes UTC, and no other is touched", async () => {
  const lacking = await makeWorkspace(db);
  const usual = await makeWorkspace(db);
  // As another server or an older version kept it: the column itself refuses what this runtime does not know.
  await db.execute(sql`update workspaces set time_zone = 'Nowhere/Nothing' where id = ${lacking.id}`);
  await db.update(workspaces).set({ timeZone: "Asia/Kathmandu" }).where(eq(workspaces.id, usual.id));
  expect(await replaceUnknownTimeZones(db)).toEqual(["Nowhere/Nothing"]);
  expect(await replaceUnknownTimeZones(db)).toEqual([]);
  const zones = await db.select({ id: workspaces.id, timeZone: workspaces.timeZone }).from(workspaces);
  expect(zones.find(({ id }) => id === lacking.id)?.timeZone).toBe("UTC");
  expect(zones.find(({ id }) => id === usual.id)?.timeZone).toBe("Asia/Kathmandu");
});
