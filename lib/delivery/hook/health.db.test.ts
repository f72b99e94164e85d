import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeSurvey } from "@/db/factories";
import { automations, runs, surveys } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { anna, mappedHookForTests } from "../testing-mapped-hook";

const db = await testDatabase();
const { automation, hook, workspaceId } = await mappedHookForTests(db);

describe("health", () => {
  it("answers 200 when the survey is closed, and the run fails by set-up", async () => {
    const closed = await makeSurvey(db, workspaceId, { status: "open" });
    const { id, key } = await automation({ surveyId: closed.id, mapping: { EmailAddress: "email" } });
    await db.update(surveys).set({ status: "closed" }).where(eq(surveys.id, closed.id));
    const { status, json } = await hook.post(id, anna, { key });
    expect({ status, accepted: json.accepted }).toEqual({ status: 200, accepted: 1 });
    const [run] = await db.select().from(runs).where(eq(runs.id, json.results[0].runId));
    expect(run!.failure).toMatchObject({ kind: "setup", code: "survey_closed" });
    const [row] = await db.select().from(automations).where(eq(automations.id, id));
    expect(row!.failuresInARow).toBe(1);
  });

  it("disables at the tenth failed delivery in a row, and a success resets the count", async () => {
    const { id, key } = await automation({ autoDisableAfter: 10 });
    const read = async () => (await db.select().from(automations).where(eq(automations.id, id)))[0]!;
    for (let i = 0; i < 9; i++) await hook.post(id, i % 2 ? "{" : {}, { key });
    expect(await read()).toMatchObject({ status: "enabled", failuresInARow: 9 });
    await hook.post(id, {}, { key: "shk_stranger" });
    await hook.post(id, {}, { key, query: "dryRun=1" });
    await hook.post(id, [anna, {}], { key });
    expect(await read()).toMatchObject({ status: "enabled", failuresInARow: 0 });
    await Promise.all(Array.from({ length: 100 }, () => hook.post(id, {}, { key })));
    expect(await read()).toMatchObject({
      status: "disabled",
      failuresInARow: 10,
      disabledReason: "failures_in_a_row",
      disabledDetails: { count: 10, last: expect.any(String), field: expect.anything() },
    });
    expect((await hook.post(id, anna, { key })).json.mode).toBe("held");
  });

  it("never disables where the limit is null", async () => {
    const { id, key } = await automation({ autoDisableAfter: null });
    for (let i = 0; i < 15; i++) await hook.post(id, {}, { key });
    expect((await db.select().from(automations).where(eq(automations.id, id)))[0]).toMatchObject({
      status: "enabled",
      failuresInARow: 15,
    });
  });
});
