import { expect, test } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { listWaiting, waitingOf } from "./list";

const db = await testDatabase();
const at = (hours: number) => new Date(Date.UTC(2026, 10, 24, hours));

async function setUp() {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const invite = async (email: string, over: Parameters<typeof makeInvitation>[3]) =>
    makeInvitation(db, automation.id, await makeRespondent(db, survey, { email, lastName: "Strand" }), over);
  const wait = (email: string, hours: number) =>
    invite(email, { status: "scheduled", sendAt: at(hours), dueAt: at(hours) });
  return { automation, invite, wait };
}

test("what waits is listed soonest first, page after page, equal times and all", async () => {
  const { automation, wait } = await setUp();
  for (const [i, hours] of [5, 2, 2, 2, 9].entries()) await wait(`person${i}@example.com`, hours);
  const seen: string[] = [];
  let next: string | null = "";
  do {
    const page = await listWaiting(db, automation.id, next, 2);
    seen.push(...page.data.map(({ email }) => email));
    next = page.next;
  } while (next);
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
  expect(seen.slice(3)).toEqual(["person0@example.com", "person4@example.com"]);
  const waiting = await waitingOf(db, [automation.id]);
  expect(waiting.get(automation.id)?.count).toBe(5);
});

test("the time told is when it leaves: of a retry the next attempt", async () => {
  const { automation, invite } = await setUp();
  const { run } = await invite("elin@example.com", {
    status: "scheduled",
    sendAt: at(1),
    dueAt: at(4),
    attempts: 2,
  });
  expect((await listWaiting(db, automation.id, undefined, 10)).data).toEqual([
    { runId: run.id, email: "elin@example.com", name: "Elin Strand", at: at(4), attempts: 2 },
  ]);
});

test("what was sent is not listed, and a place that is none of ours is the start", async () => {
  const { automation, invite, wait } = await setUp();
  await invite("sent@example.com", { status: "sent" });
  await wait("elin@example.com", 3);
  for (const after of ["nonsense", "2026-99-99T00:00:00Z_inv_00000000000000000000000000"])
    expect((await listWaiting(db, automation.id, after, 10)).data.map(({ email }) => email)).toEqual([
      "elin@example.com",
    ]);
});
