import { and, eq, isNotNull, lte } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeAutomation, makeSurvey, makeWorkspace } from "@/db/factories";
import { deliveries, invitations, posts, respondents, responses, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { createAlert } from "@/lib/automation/alert/mutations";
import { alertInput } from "@/lib/automation/alert/schema";
import { createOutgoing } from "@/lib/automation/outgoing/mutations";
import { outgoingInput } from "@/lib/automation/outgoing/schema";
import { answersOut, badScores, orders, plain, survey } from "./content";
import { writeHistory } from "./history";
import { type Hook, planOf } from "./plan";
import { writePosts } from "./posts";

const db = await testDatabase();
const now = new Date("2026-11-26T14:00:00.000Z");

it("is a workspace in use: 60 days, every outcome, answers that grow kinder, nobody real, and nothing due", async () => {
  const { id: workspaceId } = await makeWorkspace(db);
  const { id: surveyId } = await makeSurvey(db, workspaceId, survey as object);
  const make = async (set: object) => {
    const { fields, mapping } = set as typeof orders;
    return (await makeAutomation(db, { workspaceId, surveyId, fields, mapping, ...set })).automation.id;
  };
  const filter = { field: "OrderTotal", op: "gte" as const, value: 300 };
  const ids: Record<Hook, string> = {
    purchase: await make({ ...orders, filter, dedupeField: "OrderId" }),
    later: await make({ ...orders, delay: { duration: "P30D" } }),
    support: await make(plain),
    returns: await make(plain),
    newsletter: await make(plain),
  };
  const titles = Object.fromEntries(Object.keys(ids).map((name) => [name, "Survey"])) as Record<Hook, string>;
  const plan = planOf(now);
  await writeHistory(db, workspaceId, ids, titles, plan, now);

  const rows = await db.select().from(runs).orderBy(runs.id);
  expect(rows).toHaveLength(plan.length);
  expect(plan.length).toBeGreaterThan(1_800);
  expect(plan.length).toBeLessThan(3_000);
  const statuses = new Set(rows.map(({ status }) => status));
  for (const status of [
    "sent",
    "scheduled",
    "filtered",
    "duplicate",
    "skipped",
    "rejected",
    "failed",
    "held",
  ])
    expect(statuses).toContain(status);
  const times = rows.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect((times.at(-1)! - times[0]!) / 86_400_000).toBeGreaterThan(59);
  expect(times.at(-1)!).toBeLessThan(now.getTime());
  expect(await db.select().from(invitations).where(lte(invitations.dueAt, now))).toEqual([]);

  const people = await db.select().from(respondents);
  for (const { email } of people) expect(email).toMatch(/@example\.com$/);
  const given = await db.select().from(responses).orderBy(responses.completedAt);
  const answered = await db.select().from(respondents).where(isNotNull(respondents.answeredAt));
  expect(given.length).toBe(answered.length);
  expect(given.length).toBeGreaterThan(500);
  expect(given.at(-1)!.completedAt.getTime()).toBeLessThan(now.getTime());
  const scores = given.flatMap(({ answers }) => (typeof answers.nps === "number" ? [answers.nps] : []));
  const third = Math.floor(scores.length / 3);
  const nps = (part: number[]) =>
    (100 * (part.filter((score) => score > 8).length - part.filter((score) => score < 7).length)) /
    part.length;
  expect(nps(scores.slice(-third))).toBeGreaterThan(nps(scores.slice(0, third)) + 10);
  const storm = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.automationId, ids.purchase), eq(deliveries.code, "all_rejected")));
  expect(storm.length).toBeGreaterThan(30);
  const last = rows.filter(({ automationId }) => automationId === ids.purchase).slice(-3);
  expect(last.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);

  const { automation: webhook } = await createOutgoing(
    db,
    workspaceId,
    outgoingInput.parse({ ...answersOut, surveyId }),
    now,
  );
  const { automation: alarm } = await createAlert(
    db,
    workspaceId,
    alertInput.parse({ ...badScores("demo@example.com"), surveyId }),
    now,
  );
  await writePosts(db, surveyId, { outgoing: webhook.id, alert: alarm.id, by: "usr_demo" });
  expect(await db.select().from(posts).where(isNotNull(posts.dueAt))).toEqual([]);
  const told = await db.select().from(runs).where(eq(runs.automationId, webhook.id));
  expect(told.filter(({ status }) => status === "sent").length).toBeGreaterThan(70);
  expect(told.filter(({ status }) => status === "held").length).toBeGreaterThan(0);
  const followed = new Set((await db.select().from(responses)).map(({ followUp }) => followUp));
  expect(followed).toEqual(new Set([null, "open", "done"]));
});
