import { expect, test, vi } from "vitest";
import { database } from "@/db";
import { makeAutomation, makeInvitation, makeRespondent, makeWorkspace } from "@/db/factories";
import { engineSetup } from "./embedded/testing";
import { sweepInSteps } from "./sweep";

await engineSetup();
const db = database();

test("a sweep ends where the clock is set back, so that the next one looks", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7_200_000, shouldAdvanceTime: true });
  const workspace = await makeWorkspace(db);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id });
  const respondent = await makeRespondent(db, { id: automation.surveyId!, workspaceId: workspace.id });
  const dueAt = new Date(Date.now() - 60_000);
  await makeInvitation(db, automation.id, respondent, { status: "scheduled", dueAt, sendAt: dueAt });
  const steps: string[] = [];
  const run = async (id: string, work: () => unknown) => {
    steps.push(id);
    const result = await work();
    if (id === "look") vi.setSystemTime(Date.now() - 30_000);
    return result;
  };
  await sweepInSteps({ run } as Parameters<typeof sweepInSteps>[0]);
  vi.useRealTimers();
  // It found something, and would look for more.
  expect(steps).toEqual(["look", "work 1"]);
}, 40_000);
