import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { deliveries, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { answerHook } from "@/lib/delivery/answer";
import { hookForTests } from "@/lib/delivery/testing";
import { spread } from "./spread";

const db = await testDatabase();

test("what the demo has done lies in the two weeks before, in the order it came, the newest at its own time", async () => {
  const workspace = await makeWorkspace(db);
  const { automation, key } = await makeAutomation(db, { workspaceId: workspace.id });
  const { deps } = hookForTests(db);
  for (let number = 0; number < 30; number++) {
    const body = Buffer.from(JSON.stringify(number === 3 ? {} : { EmailAddress: `p${number}@example.com` }));
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const query = new URLSearchParams();
    await answerHook(deps, { method: "POST", id: automation.id, query, headers, read: async () => body });
  }
  const read = () =>
    db.select().from(deliveries).where(eq(deliveries.workspaceId, workspace.id)).orderBy(asc(deliveries.id));
  const before = await read();
  await spread(db, workspace.id, new Date());
  const after = await read();

  const times = after.map(({ receivedAt }) => receivedAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(after.at(-1)!.receivedAt).toEqual(before.at(-1)!.receivedAt);
  const days = (times.at(-1)! - times[0]!) / 86_400_000;
  expect(days).toBeGreaterThan(11);
  expect(days).toBeLessThan(14);
  const failed = await db.select().from(runs).where(eq(runs.status, "rejected"));
  expect(
    failed.map(({ failure, createdAt }) => new Date(failure!.at).getTime() - createdAt.getTime()),
  ).toEqual([0]);
});
