import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { type Answers, type Question, respondents, responses, surveys, workspaces } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId } from "../../ids";
import { getSurvey } from "../../survey/queries";
import { countFirst, foldTallies, recount, wrongTallies } from "../../tally/fold";
import type { ResponseFilter } from "../queries";
import type { Sums } from "./sums";
import { sumsAhead } from "./sums-ahead";
import { sumsByRows } from "./sums-by-rows";

const db = await testDatabase();
const now = new Date("2026-11-24T12:00:00.000Z");
const title = { en: "Q" };
const choices = ["a", "b", "å ' \"c"].map((value) => ({ value, label: title }));
const of = (key: string, type: Question["type"], more: Partial<Question> = {}): Question => ({
  ...{ key, type, title, required: false },
  ...more,
});
const questions = [
  of("nps", "nps"),
  of("stars", "rating", { scale: 4 }),
  of("one", "single", { options: choices, other: true }),
  of("many", "multiple", { options: choices, other: true }),
  of("grid", "matrix", { rows: choices, columns: choices }),
  of("best", "ranking", { options: choices }),
  of("yes", "consent"),
  of("day", "date"),
  of("money", "number"),
  of("why", "text"),
];
const list = (name: string) => ({ name, type: "list" as const, options: ["Free", "Pro"], required: false });

const value = fc.constantFrom("a", "b", "å ' \"c");
const own = fc.constant({ other: "words of somebody" });
const answers: fc.Arbitrary<Answers> = fc.record(
  {
    nps: fc.integer({ min: 0, max: 10 }),
    stars: fc.integer({ min: 1, max: 4 }),
    one: fc.oneof(value, own),
    many: fc.uniqueArray(fc.oneof(value, own), { maxLength: 3 }),
    grid: fc.dictionary(value, value, { maxKeys: 3, noNullPrototype: true }),
    best: fc.shuffledSubarray(["a", "b", "å ' \"c"]),
    yes: fc.constant(true),
    day: fc.constantFrom("2026-01-01", "2026-02-28"),
    money: fc.oneof(fc.integer({ min: -120, max: 120 }), fc.constantFrom(0, 0.125, 1249.5, -99999.99, 1e14)),
    why: fc.constantFrom("words of somebody", "no"),
  },
  { requiredKeys: [], noNullPrototype: true },
) as fc.Arbitrary<Answers>;
const person = fc.record({ language: fc.constantFrom("en", "sv"), Plan: fc.constantFrom("Free", "Pro", "") });
const at = fc.constantFrom(now, new Date("2026-11-23T23:30:00Z"), new Date("2026-10-25T00:59:00Z"));
const filters: ResponseFilter[] = [
  {},
  { language: "sv" },
  { variables: { Plan: "Pro" } },
  { since: new Date("2026-11-23T23:00:00Z") },
  { since: new Date("2026-10-24T22:00:00Z"), until: new Date("2026-10-25T23:00:00Z"), language: "en" },
];

/** Without order, and means apart. */
function comparable({ total, facts, counts, cells, places }: Sums) {
  const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
  const told = questions.flatMap(({ key, type }) => {
    const { answered = 0, numbers = 0, promoters = 0 } = facts.get(key) ?? {};
    if (!["nps", "rating", "number"].includes(type)) return [{ key, answered }];
    return [{ key, answered, numbers, promoters }];
  });
  const scaled = counts.map((row) => ({ ...row, value: String(row.value) }));
  const ranked = places.map(({ key, value, answered, mean }) => [key, value, answered, mean.toFixed(6)]);
  const cell = cells.map(({ key, row, value, count }) => [key, row, value, count]);
  return { total, told, counts: sorted(scaled), cells: sorted(cell), places: sorted(ranked) };
}

test("sums counted ahead are those of the rows, whatever comes, changes, goes and is counted anew", async () => {
  const workspace = await makeWorkspace(db, { timeZone: "Europe/Stockholm" });
  const { id } = await makeSurvey(db, workspace.id, {
    ...{ questions, languages: ["en", "sv"], variables: [list("Plan")] },
  });
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: id });
  const add = async (given: Answers, { language, Plan }: { language: string; Plan: string }, at: Date) => {
    const variables: Record<string, string> = Plan === "" ? {} : { Plan };
    const one = await makeRespondent(db, { id, workspaceId: workspace.id }, { variables });
    await makeInvitation(db, automation.id, one);
    const rest = { workspaceId: workspace.id, surveyId: id, respondentId: one.id };
    await db
      .insert(responses)
      .values({ id: newId("response"), ...rest, language, answers: given, completedAt: at });
  };
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.record({ given: answers, person, at }) },
    fc.record({ answers }),
    fc.record({ completedAt: at, language: fc.constantFrom("en", "sv") }),
    fc.record({ variables: fc.constantFrom<Record<string, string>>({ Plan: "Pro" }, { Plan: "Free" }, {}) }),
    fc.constantFrom("fold", "recount", "erase", "runs go", "other type", "no list", "zone"),
  );
  const some = sql`survey_id = ${id} and random() < 0.3`;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
      for (const each of acts) {
        if (each === "fold") await foldTallies(db, now);
        else if (each === "recount") await recount(db, id);
        else if (each === "erase") await db.delete(respondents).where(some);
        else if (each === "runs go")
          await db.execute(sql`delete from runs where automation_id = ${automation.id} and random() < 0.3`);
        else if (each === "other type") {
          const other = questions.map((one) => (one.key === "why" ? of("why", "single") : one));
          await db.update(surveys).set({ questions: other }).where(eq(surveys.id, id));
          await db.update(surveys).set({ questions }).where(eq(surveys.id, id));
        } else if (each === "no list") {
          await db.update(surveys).set({ variables: [] }).where(eq(surveys.id, id));
          await db
            .update(surveys)
            .set({ variables: [list("Plan")] })
            .where(eq(surveys.id, id));
        } else if (each === "zone") {
          await db.update(workspaces).set({ timeZone: "UTC" }).where(eq(workspaces.id, workspace.id));
          const timeZone = "Europe/Stockholm";
          await db.update(workspaces).set({ timeZone }).where(eq(workspaces.id, workspace.id));
        } else if (typeof each === "string") continue;
        else if ("given" in each) await add(each.given, each.person, each.at);
        else if ("variables" in each) await db.update(respondents).set(each).where(some);
        else await db.update(responses).set(each).where(some);
      }
      await countFirst(db, Number.POSITIVE_INFINITY);
      expect(await wrongTallies(db)).toBe(0);
      const survey = await getSurvey(db, workspace.id, id);
      for (const filter of filters) {
        const ahead = await sumsAhead(db, survey, filter, workspace.timeZone);
        const { sums } = await sumsByRows(db, survey, filter);
        expect(comparable(ahead!)).toEqual(comparable(sums));
        for (const { key, type } of questions.filter((each) =>
          ["nps", "rating", "number"].includes(each.type),
        )) {
          const [told, byRows] = [ahead!, sums].map(({ facts }) => facts.get(key)?.mean ?? 0);
          const unlike = Math.abs(told! - byRows!) / (1 + Math.abs(byRows!));
          expect(unlike, `${key}, ${type}`).toBeLessThan(1e-9);
        }
      }
      const [words] = await db.execute(sql`
        select (select count(*)::int from answer_tallies where value like '%words%') +
          (select count(*)::int from answer_changes where cells::text like '%words%') as count`);
      expect(words).toEqual({ count: 0 });
    }),
    { numRuns: 60 },
  );
}, 120_000);

test("several groups at once, parts of days and what waits for its counting are told by rows", async () => {
  const workspace = await makeWorkspace(db, { timeZone: "Europe/Stockholm" });
  const survey = await makeSurvey(db, workspace.id, {
    variables: [list("Plan"), { name: "Order", type: "text", required: false }],
  });
  const ahead = (filter: ResponseFilter) => sumsAhead(db, survey, filter, workspace.timeZone);
  expect(await ahead({ variables: { Plan: "Pro" } })).toMatchObject({ total: 0 });
  expect(await ahead({ variables: { Plan: "Pro" }, language: "en" })).toBeNull();
  expect(await ahead({ variables: { Order: "1" } })).toBeNull();
  expect(await ahead({ since: now })).toBeNull();
  expect(await ahead({ until: new Date("2026-11-23T23:00:00Z") })).toMatchObject({ total: 0 });
  await db.execute(sql`delete from tallied where subject = ${survey.id}`);
  expect(await ahead({})).toBeNull();
});
