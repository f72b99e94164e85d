import { asc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeAutomation, makeWorkspace } from "@/db/factories";
import { runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { hookForTests } from "../testing";

const db = await testDatabase();
const hook = hookForTests(db);
const anna = { EmailAddress: "anna@example.com" };

it("withdraws the waiting invitation of the same person by a later event", async () => {
  const { automation, key } = await makeAutomation(db, {
    workspaceId: (await makeWorkspace(db)).id,
    delay: { duration: "P2D" },
    cancelRule: { field: "Status", values: ["cancelled"] },
  });
  const post = async (body: unknown) => (await hook.post(automation.id, body, { key })).json;
  await post([anna, { EmailAddress: "bo@example.com" }]);
  expect(await post({ ...anna, Status: "Cancelled" })).toMatchObject({
    filtered: 1,
    results: [{ reason: expect.stringContaining("withdraws") }],
  });
  const stored = await db
    .select()
    .from(runs)
    .where(eq(runs.automationId, automation.id))
    .orderBy(asc(runs.id));
  expect(stored.map(({ status }) => status)).toEqual(["cancelled", "scheduled", "filtered"]);
});
