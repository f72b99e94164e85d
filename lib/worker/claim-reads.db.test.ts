import { expect, it } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { nodesOf, type Plan, recordingDatabase, rowsReadBy, type Statement } from "@/db/testing-plan";
import { createOutgoing } from "../automation/outgoing/mutations";
import { outgoingInput } from "../automation/outgoing/schema";
import { addPosts } from "../outgoing/add-posts";
import { claimDue } from "./claim";
import { claimPosts } from "./posts/claim-posts";

const filled = await testDatabase();
const { db, sent } = recordingDatabase(filled);
const now = new Date("2026-11-26T10:00:00.000Z");
const at = now.toISOString();
const many = 5_000;
const { id: workspaceId } = await makeWorkspace(filled);
const survey = await makeSurvey(filled, workspaceId);

/** How many rows of a table a statement reads, with the settings of its transaction; what it changes is undone. */
async function readsOf({ text, values }: Statement, table: string, settings: Statement[]): Promise<number> {
  const undo = new Error("undone");
  let rows = Number.NaN;
  const undone = filled.$client.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const setting of settings) await tx.unsafe(setting.text);
    const [answer] = await tx.unsafe(`explain (analyze, format json) ${text}`, values as never[]);
    const nodes = nodesOf(answer!["QUERY PLAN"][0].Plan as Plan);
    rows = nodes
      .filter((node) => node["Relation Name"] === table && node["Node Type"].includes("Scan"))
      .reduce((sum, node) => sum + rowsReadBy(node), 0);
    throw undo;
  });
  await expect(undone).rejects.toBe(undo);
  return rows;
}

it("posts: the first of thousands that are due in the same moment are claimed without a look at the others", async () => {
  for (const name of ["crm", "away"]) {
    const input = {
      name,
      type: "outgoing_webhook",
      surveyId: survey.id,
      url: `https://${name}.example.com/`,
    };
    const listening = outgoingInput.parse({ ...input, events: ["response.completed"], enabled: true });
    await createOutgoing(filled, workspaceId, listening, now);
  }
  const respondent = await makeRespondent(filled, survey);
  await addPosts(filled, [{ event: "response.completed", respondent, facts: {} }], now);
  await filled.$client.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      update posts set due_at = due_at - interval '1 hour' where automation_id = (select max(automation_id) from posts)`;
    await tx`
      insert into posts select (jsonb_populate_record(p, jsonb_build_object(
        'id', p.id || n, 'run_id', p.run_id || n, 'respondent_id', p.respondent_id || n))).*
      from posts p, generate_series(2, ${many}) n`;
  });
  sent.length = 0;
  expect(await claimPosts(db, now)).toHaveLength(16);
  const claim = sent.find(({ text }) => text.includes("claimed as"))!;
  const settings = sent.filter(({ text }) => text.includes("set_config"));
  expect(await readsOf(claim, "posts", settings)).toBeLessThan(200);
  await filled.$client`analyze posts`;
  expect(await readsOf(claim, "posts", settings)).toBeLessThan(200);
});

it("invitations: the first of thousands are claimed without a look at the others, and at what was sent", async () => {
  const { automation } = await makeAutomation(filled, { workspaceId, surveyId: survey.id });
  const respondent = await makeRespondent(filled, survey);
  const due = { status: "scheduled", dueAt: now } as const;
  const { invitation } = await makeInvitation(filled, automation.id, respondent, due);
  await filled.$client.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into invitations select (jsonb_populate_record(i, jsonb_build_object(
        'id', i.id || n, 'run_id', i.run_id || n, 'respondent_id', i.respondent_id || n))).*
      from invitations i, generate_series(1, ${many}) n`;
    await tx`
      insert into invitations select (jsonb_populate_record(i, jsonb_build_object(
        'id', i.id || 's' || n, 'run_id', i.run_id || 's' || n, 'respondent_id', i.respondent_id || 's' || n,
        'status', 'sent', 'due_at', null, 'batch_id', 'b' || n / 100))).*
      from invitations i, generate_series(1, ${many * 10}) n where i.id = ${invitation.id}`;
  });
  for (const known of [false, true]) {
    if (known) await filled.$client`analyze invitations`;
    sent.length = 0;
    expect((await claimDue(db, new Date(at), new Set()))?.invitationIds).toHaveLength(100);
    const settings = sent.filter(({ text }) => text.includes("set_config"));
    const again = sent.find(({ text }) => text.includes("batch_id is not null"))!;
    const fresh = sent.find(({ text }) => text.includes("claimed as"))!;
    expect(await readsOf(again, "invitations", [])).toBeLessThan(200);
    expect(await readsOf(fresh, "invitations", settings)).toBeLessThan(500);
  }
});
