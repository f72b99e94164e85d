import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { invitations, respondents, responses, runEvents, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newToken } from "../ids";
import { markOpened, noteVisit } from "../respondent/open";
import { storeResponse } from "./store";
import { submitResponse } from "./submit";

const db = await testDatabase();
const workspace = await makeWorkspace(db);
const now = new Date("2026-11-24T09:00:00.000Z");
const nine = new Map([["nps", ["9"]]]);

async function invited(
  survey: Parameters<typeof makeSurvey>[2] = {},
  invitation: Parameters<typeof makeInvitation>[3] = {},
) {
  const made = await makeSurvey(db, workspace.id, survey);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: made.id });
  const respondent = await makeRespondent(db, made);
  return { respondent, ...(await makeInvitation(db, automation.id, respondent, invitation)) };
}

const eventsOf = async (runId: string) =>
  (await db.select().from(runEvents).where(eq(runEvents.runId, runId))).map(({ kind }) => kind);

describe("submitResponse", () => {
  test("stores the answers once, and tells the respondent's row and the run's timeline", async () => {
    const { respondent, run } = await invited();
    const taken = await submitResponse(db, respondent.token, nine, now);
    expect(taken).toMatchObject({
      ok: true,
      value: { answers: { nps: 9 }, language: "en", completedAt: now },
    });
    const again = await submitResponse(db, respondent.token, new Map([["nps", ["1"]]]), now);
    expect(again).toEqual({ ok: false, error: { code: "used" } });
    const stored = await db.select().from(responses).where(eq(responses.respondentId, respondent.id));
    expect(stored.map(({ answers }) => answers)).toEqual([{ nps: 9 }]);
    const [row] = await db.select().from(respondents).where(eq(respondents.id, respondent.id));
    expect(row).toMatchObject({ answeredAt: now, openedAt: now });
    expect(await eventsOf(run.id)).toEqual(["answered"]);
  });

  test("takes one of two submits at the same moment, the other is told that the link is used", async () => {
    const { respondent } = await invited();
    const submit = () => submitResponse(db, respondent.token, nine, now);
    const { first, second } = await db.transaction(async (tx) => {
      const own = { respondent, answers: { nps: 1 }, language: "en", completedAt: now, begun: undefined };
      const first = await storeResponse(tx, own, now);
      const second = submit();
      await expect.poll(countBlocked).toBe(1);
      return { first, second };
    });
    expect(first?.response.answers).toEqual({ nps: 1 });
    expect(await second).toEqual({ ok: false, error: { code: "used" } });
  });

  test.each([
    ["draft", { status: "draft" as const }],
    ["closed", { status: "closed" as const }],
    ["external", { kind: "external" as const, url: "https://forms.example.com/", questions: [] }],
  ])("refuses a survey that is %s and stores nothing", async (code, survey) => {
    const { respondent } = await invited(survey);
    expect(await submitResponse(db, respondent.token, nine, now)).toEqual({ ok: false, error: { code } });
    expect(await db.select().from(responses).where(eq(responses.respondentId, respondent.id))).toEqual([]);
  });

  test.each([newToken(), "", "short", "a\u0000b".repeat(10), "x".repeat(500)])(
    "knows no token %j",
    async (token) => {
      expect(await submitResponse(db, token, nine, now)).toEqual({ ok: false, error: { code: "unknown" } });
    },
  );

  test("tells what is wrong and leaves the link unused", async () => {
    const { respondent } = await invited();
    const faults = [{ key: "nps", code: "missing" }];
    expect(await submitResponse(db, respondent.token, new Map(), now)).toEqual({
      ok: false,
      error: { code: "invalid", faults },
    });
    expect((await submitResponse(db, respondent.token, nine, now)).ok).toBe(true);
  });

  test("withdraws a reminder that waits; the run stays sent", async () => {
    const { respondent, run } = await invited();
    const reminder = { ...(await makeReminder(run.id, respondent.id)) };
    await submitResponse(db, respondent.token, nine, now);
    const [after] = await db.select().from(invitations).where(eq(invitations.id, reminder.id));
    expect(after).toMatchObject({ status: "cancelled", dueAt: null });
    const [row] = await db.select().from(runs).where(eq(runs.id, run.id));
    expect(row?.status).toBe("sent");
  });

  test("skips an invitation that is not sent yet, with its run", async () => {
    const { respondent, run, invitation } = await invited({}, { status: "scheduled" });
    await submitResponse(db, respondent.token, nine, now);
    const [after] = await db.select().from(invitations).where(eq(invitations.id, invitation.id));
    expect(after).toMatchObject({ status: "skipped", dueAt: null });
    const [row] = await db.select().from(runs).where(eq(runs.id, run.id));
    expect(row).toMatchObject({ status: "skipped", reason: "already_answered" });
    expect(await eventsOf(run.id)).toEqual(["answered", "skipped"]);
  });
});

describe("opened", () => {
  const openedAt = async (id: string) =>
    (await db.select().from(respondents).where(eq(respondents.id, id)))[0]?.openedAt;
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  test("is not counted on the first GET, nor on those within a minute, but once on a later one", async () => {
    const { respondent, run } = await invited();
    for (const seconds of [0, 1, 59]) {
      await noteVisit(db, respondent.id, later(seconds));
      expect(await openedAt(respondent.id)).toBeNull();
    }
    await noteVisit(db, respondent.id, later(60));
    await noteVisit(db, respondent.id, later(600));
    expect(await openedAt(respondent.id)).toEqual(later(60));
    expect(await eventsOf(run.id)).toEqual(["opened"]);
  });

  test("is counted at once when a person acts", async () => {
    const { respondent, run } = await invited();
    await markOpened(db, respondent.id, now);
    await markOpened(db, respondent.id, later(5));
    expect(await openedAt(respondent.id)).toEqual(now);
    expect(await eventsOf(run.id)).toEqual(["opened"]);
  });
});

async function countBlocked(): Promise<number> {
  const rows = await db.$client`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.length;
}

async function makeReminder(runId: string, respondentId: string) {
  const [first] = await db.select().from(invitations).where(eq(invitations.runId, runId));
  const [row] = await db
    .insert(invitations)
    .values({
      ...first!,
      id: first!.id.replace("inv_0", "inv_1"),
      reminder: 1,
      status: "scheduled",
      respondentId,
      dueAt: now,
    })
    .returning();
  return row!;
}
