import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db";
import { inngest } from "../client";
import { engineSetup } from "./testing";

const { start } = await engineSetup();
const minutely = inngest.createFunction(
  { id: "minutely", triggers: [{ cron: "* * * * *" }] },
  async () => {},
);

async function lastExecution(): Promise<Date | null> {
  const [row] = await database().execute<{ at: string | null }>(
    sql`select last_execution as at from graphile_worker._private_known_crontabs`,
  );
  return row?.at ? new Date(row.at) : null;
}

test("a cron that ran while the clock was ahead runs again at once, not when the clock has caught up", async () => {
  const engine = await start([minutely]);
  await engine.stop();
  await database().execute(
    sql`update graphile_worker._private_known_crontabs set last_execution = now() + interval '1 day'`,
  );
  await start([minutely]);
  expect((await lastExecution())!.getTime()).toBeLessThanOrEqual(Date.now() + 1_000);
});
