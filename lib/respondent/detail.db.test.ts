import { expect, test } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { countProgressSteps, sumProgress } from "../response/results/progress";
import { submitResponse } from "../response/submit";
import { suppress } from "../suppression/mutations";
import { getRespondentDetail, respondentStates } from "./detail";
import { listRespondents } from "./queries";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");

/** One respondent in each state. */
async function everyState() {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const sent = (day: string) => ({ status: "sent" as const, sentAt: new Date(`2026-11-${day}T20:00:00Z`) });
  const invite = async (
    over: Parameters<typeof makeRespondent>[2],
    invitation: Parameters<typeof makeInvitation>[3],
  ) => {
    const person = await makeRespondent(db, survey, over);
    await makeInvitation(db, automation.id, person, invitation);
    return person;
  };
  const answered = await invite({}, sent("20"));
  const opened = await invite({ openedAt: now }, sent("20"));
  const invited = await invite({}, sent("22"));
  const gone = await invite({ openedAt: now }, sent("22"));
  const scheduled = await invite({}, { status: "scheduled", sendAt: now, dueAt: now, sentAt: null });
  const neither = await makeRespondent(db, survey);
  await submitResponse(db, answered.token, new Map([["nps", "9"]]), now);
  await suppress(db, workspace.id, gone.email, "unsubscribed", {}, now);
  return { workspace, survey, people: { answered, opened, invited, gone, scheduled, neither } };
}

test("tells how far each respondent has come", async () => {
  const { workspace, survey, people } = await everyState();
  const { data } = await listRespondents(db, workspace.id, survey.id, { limit: 50 });
  const states = await respondentStates(db, workspace.id, data);
  const named = Object.entries(people).map(([name, { id }]) => [name, states.get(id)]);
  expect(Object.fromEntries(named)).toEqual({
    answered: "answered",
    opened: "opened",
    invited: "invited",
    gone: "unsubscribed",
    scheduled: "scheduled",
    neither: "neither",
  });
  const detail = await getRespondentDetail(db, workspace.id, people.answered.id);
  expect(detail).toMatchObject({ state: "answered", response: { answers: { nps: 9 } } });
  expect([detail.invitations.length, detail.runs.length]).toEqual([1, 1]);
});

test("a respondent is not there for another workspace", async () => {
  const { people } = await everyState();
  const other = await everyState();
  const missing = { code: "not_found" };
  const { id } = people.opened;
  await expect(getRespondentDetail(db, other.workspace.id, id)).rejects.toMatchObject(missing);
});

test("counts those invited by the day of their invitation, in the workspace's zone", async () => {
  const { workspace, survey } = await everyState();
  const wanted = { unit: "day", since: null, timeZone: "Asia/Kathmandu" } as const;
  const { steps } = await countProgressSteps(db, workspace.id, survey.id, wanted);
  expect(steps).toEqual([
    { key: "2026-11-21", invited: 2, opened: 2, answered: 1 },
    { key: "2026-11-23", invited: 2, opened: 1, answered: 0 },
  ]);
  expect(sumProgress(steps)).toEqual({ invited: 4, opened: 3, answered: 1 });
  const since = new Date("2026-11-22T00:00:00Z");
  const later = await countProgressSteps(db, workspace.id, survey.id, { ...wanted, since });
  expect(later.steps).toHaveLength(1);
  const weeks = { ...wanted, unit: "week" } as const;
  expect((await countProgressSteps(db, workspace.id, survey.id, weeks)).steps).toMatchObject([
    { key: "2026-11-16", invited: 2 },
    { key: "2026-11-23", invited: 2 },
  ]);
  const nobody = await countProgressSteps(db, (await makeWorkspace(db)).id, survey.id, wanted);
  expect(nobody.steps).toEqual([]);
});
