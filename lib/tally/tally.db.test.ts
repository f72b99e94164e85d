import { and, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import {
  automations,
  type FieldFault,
  type RunStatus,
  respondents,
  responses,
  runs,
  tallied,
  tallies,
  tallyChanges,
  workspaces,
} from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { runStatuses } from "../automation/queries";
import { failureOf } from "../failures";
import { countFirst, foldTallies, recount, wrongTallies } from "./fold";
import { ever, sumsOf, tallyUp } from "./read";

const db = await testDatabase();
const now = new Date("2026-11-24T12:00:00.000Z");

async function setUp(over: Partial<typeof workspaces.$inferInsert> = {}) {
  const workspace = await makeWorkspace(db, over);
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const add = async (status: RunStatus = "sent", more: Partial<typeof runs.$inferInsert> = {}) => {
    const { run } = await makeInvitation(db, automation.id, await makeRespondent(db, survey));
    await db
      .update(runs)
      .set({ status, ...more })
      .where(eq(runs.id, run.id));
    return run.id;
  };
  const sums = async () => (await sumsOf(db, [automation.id], { periods: ever })).get(automation.id);
  return { workspace, survey, id: automation.id, add, sums };
}

describe("tallies", () => {
  it("tell what is true at once, folded or not, and nothing that was rolled back", async () => {
    const { add, sums, id } = await setUp();
    await add("sent");
    await add("failed", { failure: failureOf("mail_auth", "send", now) });
    expect(await sums()).toEqual({ sent: 1, failed: 1 });
    await foldTallies(db, now);
    expect(await db.select().from(tallyChanges).where(eq(tallyChanges.subject, id))).toEqual([]);
    expect(await sums()).toEqual({ sent: 1, failed: 1 });
    await db.update(runs).set({ status: "sent", failure: null }).where(eq(runs.automationId, id));
    const failing = db.transaction(async (tx) => {
      await tx.update(runs).set({ status: "failed" }).where(eq(runs.automationId, id));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await sums()).toEqual({ sent: 2 });
    const asked = { periods: ever, what: ["failed"], cause: "*" };
    expect(await tallyUp(db, [id], asked)).toEqual([]);
  });

  it("have a run in the day of its workspace's zone, also when the zone changes", async () => {
    const { add, id, workspace } = await setUp({ timeZone: "Asia/Kathmandu" });
    const at = new Date("2026-11-24T18:20:00.000Z");
    await add("filtered", { createdAt: at });
    const days = async () => {
      const found = await tallyUp(db, [id], { periods: { from: "d", to: "d9" } });
      return found.map(({ period }) => period);
    };
    expect(await days()).toEqual(["d2026-11-25"]);
    await foldTallies(db, now);
    await db.update(workspaces).set({ timeZone: "UTC" }).where(eq(workspaces.id, workspace.id));
    expect(await days()).toEqual(["d2026-11-24"]);
    expect(await countFirst(db, Number.POSITIVE_INFINITY)).toBe(true);
    expect(await days()).toEqual(["d2026-11-24"]);
    expect(await wrongTallies(db)).toBe(0);
  });

  it("go with their automation, and its runs are counted nowhere any more", async () => {
    const { id, add } = await setUp();
    await add("sent");
    await foldTallies(db, now);
    await add("sent");
    await db.execute(sql`delete from automations where id = ${id}`);
    await foldTallies(db, now);
    expect(await db.select().from(tallies).where(eq(tallies.subject, id))).toEqual([]);
    expect(await wrongTallies(db)).toBe(0);
  });

  it("are counted first where there were runs before there were tallies, in portions, and right meanwhile", async () => {
    const { id, add, sums, survey } = await setUp();
    const person = await makeRespondent(db, survey, { answeredAt: now });
    await makeInvitation(db, id, person);
    await add("filtered");
    await db.delete(tallied).where(eq(tallied.subject, id));
    await db.delete(tallyChanges).where(eq(tallyChanges.subject, id));
    await db.delete(tallies).where(eq(tallies.subject, id));
    expect(await sums()).toMatchObject({ sent: 1, filtered: 1 });
    expect(await countFirst(db, 0)).toBe(false);
    await add("held");
    expect(await sums()).toMatchObject({ sent: 1, filtered: 1, held: 1 });
    expect(await countFirst(db, Number.POSITIVE_INFINITY)).toBe(true);
    expect(await sums()).toEqual({ sent: 1, filtered: 1, held: 1, answered: 1 });
    await db.delete(tallied).where(eq(tallied.subject, survey.id));
    await recount(db, survey.id);
    expect(await wrongTallies(db)).toBe(0);
  });

  it("are what a recount makes, whatever happens at once to runs while they are folded and counted", async () => {
    const { id, add } = await setUp({ timeZone: "Australia/Lord_Howe" });
    const some = await Promise.all(Array.from({ length: 12 }, () => add()));
    const run = fc.constantFrom(...some);
    const act = fc.oneof(
      fc.record({
        run,
        status: fc.constantFrom(...runStatuses),
        answered: fc.boolean(),
        redoAt: fc.option(fc.constant(now)),
        failure: fc.option(
          fc.constantFrom(failureOf("mail_auth", "send", now), failureOf("invalid_data", "map", now)),
        ),
        errors: fc.option(fc.constantFrom<FieldFault[]>([{ field: "A", code: "missing_field" }], [])),
        createdAt: fc.constantFrom(now, new Date(), new Date("2026-10-25T00:59:00.000Z")),
      }),
      fc.constant("fold" as const),
      fc.constant("recount" as const),
      fc.record({ gone: run }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 20 }), async (acts) => {
        await Promise.all(
          acts.map(async (each) => {
            if (each === "fold") return foldTallies(db, now);
            if (each === "recount") return recount(db, id);
            if ("gone" in each)
              return db.delete(runs).where(and(eq(runs.id, each.gone), sql`random() < 0.05`));
            const { run: which, ...set } = each;
            return db.update(runs).set(set).where(eq(runs.id, which));
          }),
        );
        expect(await wrongTallies(db)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it("know how many answers and values each survey has, whatever comes, changes and goes", async () => {
    const { workspace, survey } = await setUp();
    const other = await makeSurvey(db, workspace.id);
    const keys = fc.uniqueArray(fc.constantFrom("nps", "why", "plan", "2", "å ' \"b"), { maxLength: 4 });
    const object = keys.map((names) => Object.fromEntries(names.map((name) => [name, "x"])));
    const act = fc.oneof(
      fc.record({
        add: fc.array(fc.record({ variables: object, answers: fc.option(object) }), { maxLength: 4 }),
      }),
      fc.record({ variables: object }),
      fc.record({ answers: object }),
      fc.constantFrom("fold", "recount", "follow up", "erase", "withdraw"),
    );
    const add = async (variables: Record<string, string>, answers: Record<string, string> | null) => {
      const of = fc.sample(fc.constantFrom(survey, other), 1)[0]!;
      const person = await makeRespondent(db, of, { variables });
      if (!answers) return;
      const rest = { workspaceId: workspace.id, surveyId: of.id, respondentId: person.id, language: "en" };
      await db.insert(responses).values({ id: person.id, ...rest, answers, completedAt: now });
    };
    const some = sql`workspace_id = ${workspace.id} and random() < 0.3`;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
        for (const each of acts) {
          if (each === "fold") await foldTallies(db, now);
          else if (each === "recount") await recount(db, survey.id);
          else if (each === "follow up") await db.update(responses).set({ followUp: "open" }).where(some);
          else if (each === "erase") await db.delete(respondents).where(some);
          else if (each === "withdraw") await db.delete(responses).where(some);
          else if (typeof each === "string") continue;
          else if ("add" in each)
            await Promise.all(each.add.map(({ variables, answers }) => add(variables, answers)));
          else if ("variables" in each) await db.update(respondents).set(each).where(some);
          else await db.update(responses).set(each).where(some);
        }
        expect(await wrongTallies(db)).toBe(0);
        const asked = { periods: ever, what: ["answer", "value"], cause: "*" };
        const told = await tallyUp(db, [survey.id, other.id], asked);
        const rows = await db.execute(sql`
          select survey_id as subject, 'all' as period, 'answer' as what, key as cause, count(*)::int as count
          from responses, jsonb_object_keys(answers) key where workspace_id = ${workspace.id} group by survey_id, key
          union all select survey_id, 'all', 'value', key, count(*)::int
          from respondents, jsonb_object_keys(variables) key where workspace_id = ${workspace.id} group by survey_id, key`);
        const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
        expect(sorted(told)).toEqual(sorted([...rows]));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it("lose a survey's answers and values with the survey", async () => {
    const { survey } = await setUp();
    await makeRespondent(db, survey, { variables: { Plan: "Free" } });
    await foldTallies(db, now);
    await db.delete(automations).where(eq(automations.surveyId, survey.id));
    await db.execute(sql`delete from surveys where id = ${survey.id}`);
    await foldTallies(db, now);
    expect(await db.select().from(tallies).where(eq(tallies.subject, survey.id))).toEqual([]);
    expect(await wrongTallies(db)).toBe(0);
  });
});
