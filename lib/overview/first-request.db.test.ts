import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { deliveries, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { loadSetup } from "@/lib/automation/setup/load-setup";
import { findFirstRequest } from "./first-request";

const db = await testDatabase();
const now = new Date("2026-11-24T12:00:00.000Z");
const place = { appUrl: "https://survey.example.com", from: "Surveyhook <no-reply@example.com>", now };

async function setUp() {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const add = async (email: string, over: object = {}) =>
    (await makeInvitation(db, automation.id, await makeRespondent(db, survey, { email }), over)).invitation;
  const first = async (at = now) =>
    findFirstRequest(db, await loadSetup(db, workspace.id, automation.id), workspace, { ...place, now: at });
  return { add, first };
}

it("is the first that was no test, with its mail, and those that came after it", async () => {
  const { add, first } = await setUp();
  expect(await first()).toBeNull();
  const test = await add("test@example.com");
  const [run] = await db.update(runs).set({ status: "test" }).where(eq(runs.id, test.runId)).returning();
  await db.update(deliveries).set({ mode: "test" }).where(eq(deliveries.id, run!.deliveryId!));
  expect(await first()).toBeNull();
  const invitation = await add("elin@example.com");
  const second = await add("nils@example.com");
  const found = await first();
  expect(found).toMatchObject({
    request: {
      status: 200,
      body: '{"EmailAddress":"elin@example.com"}',
      used: [{ segments: ["EmailAddress"] }],
    },
    detail: { run: { id: invitation.runId, status: "sent" } },
    later: [{ id: second.runId, email: "nils@example.com" }],
  });
  expect(found!.mail!.html).toContain("https://survey.example.com/surveys/");
  expect(found!.mail!.html).not.toMatch(/example\.com\/[su]\//);
});

it("is told without a mail where nobody is invited, and no more after a day", async () => {
  const { add, first } = await setUp();
  const { runId } = await add("elin@example.com");
  await db.update(runs).set({ status: "filtered" }).where(eq(runs.id, runId));
  expect(await first()).toMatchObject({ detail: { run: { status: "filtered" } }, mail: null });
  expect(await first(new Date("2026-11-26T12:00:00.000Z"))).toBeNull();
});
