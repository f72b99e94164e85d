import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { invitations, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { getOverview } from "./automation";
import { countAttention, getStanding, listForPeople } from "./automations";

const db = await testDatabase();
const now = new Date("2026-11-24T12:00:00.000Z");

async function setUp() {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id);
  const closed = await makeSurvey(db, workspace.id, { status: "closed" });
  const add = async (name: string, over: object = {}) =>
    (await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id, name, ...over })).automation;
  const run = async (automationId: string, status: "sent" | "failed" | "test", person: object = {}) => {
    const { run } = await makeInvitation(db, automationId, await makeRespondent(db, survey, person));
    await db.update(runs).set({ status }).where(eq(runs.id, run.id));
  };
  return { workspace, closed, add, run };
}

describe("the list of automations", () => {
  it("has what needs somebody first, then what runs, then what does not, drafts last", async () => {
    const { workspace, closed, add, run } = await setUp();
    await add("by failures", { status: "disabled", disabledReason: "failures_in_a_row" });
    await add("running");
    await add("in a row", { failuresInARow: 3 });
    await add("closed survey", { surveyId: closed.id });
    const failed = await add("last failed");
    await run(failed.id, "sent");
    await run(failed.id, "failed");
    await run(failed.id, "test");
    const mended = await add("mended");
    await run(mended.id, "failed");
    await run(mended.id, "sent");
    const waiting = await add("mail waits");
    await run(waiting.id, "sent");
    await db
      .update(invitations)
      .set({
        status: "scheduled",
        trouble: { kind: "system", code: "mail_refused_us", step: "send", at: now.toISOString() },
      })
      .where(eq(invitations.automationId, waiting.id));
    await add("paused", { status: "paused" });
    await add("by hand", { status: "disabled", disabledReason: "manual" });
    await add("draft", { status: "draft" });

    const seen: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await listForPeople(db, workspace, {}, { limit: 2, cursor }, now);
      for (const { id, standing } of page.data) expect(await getStanding(db, id)).toBe(standing);
      seen.push(...page.data.map(({ name, standing }) => [standing, name]));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([
      ["attention", "by failures"],
      ["attention", "mail waits"],
      ["attention", "last failed"],
      ["attention", "closed survey"],
      ["attention", "in a row"],
      ["running", "mended"],
      ["running", "running"],
      ["still", "paused"],
      ["still", "by hand"],
      ["still", "draft"],
    ]);
    expect(await countAttention(db, workspace.id)).toBe(5);
  });

  it("tells the same rate of answers as the automation's own page", async () => {
    const { workspace, add, run } = await setUp();
    const { id } = await add("running");
    await run(id, "sent", { answeredAt: now });
    await run(id, "sent");
    await run(id, "sent");
    const { answers } = (await listForPeople(db, workspace, {}, { limit: 2 }, now)).data[0]!;
    expect(answers).toEqual({ invited: 3, answered: 1 });
    const range = { range: "30d", timeZone: "UTC", now } as const;
    expect((await getOverview(db, id, range)).funnel).toMatchObject(answers);
  });
});
