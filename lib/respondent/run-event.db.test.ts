import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { runEvents } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { respondentEvents } from "./run-event";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");

it("finds a person's invitation without reading the newer ones of others, in a young database that was not analyzed yet", async () => {
  const { id: workspaceId } = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspaceId);
  const { automation } = await makeAutomation(db, { workspaceId, surveyId: survey.id });
  const respondent = await makeRespondent(db, survey);
  const { invitation, run } = await makeInvitation(db, automation.id, respondent);
  await db.execute(sql`
    insert into invitations select (jsonb_populate_record(i, jsonb_build_object(
      'id', 'inv_z' || n, 'run_id', 'run_z' || n, 'respondent_id', 'rsp_z' || n))).*
    from invitations i, generate_series(1, 20_000) n where id = ${invitation.id}`);
  const statement = respondentEvents([respondent.id], "opened", now);
  const plan = await db.execute<{ "QUERY PLAN": string }>(sql`explain (analyze) ${statement}`);
  const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
  expect(text).not.toMatch(/Rows Removed by Filter: \d{2}/);
  const events = await db.select().from(runEvents).where(eq(runEvents.runId, run.id));
  expect(events).toMatchObject([{ kind: "opened", at: now }]);
});
