import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { deliveries, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { shapeAutomation } from "@/lib/api/automation/shape";
import { detailAutomations } from "@/lib/automation/queries";
import { listWaiting } from "@/lib/invitation/list";
import { countByRunStatus, listStretch } from "@/lib/run/list";
import { getOverview } from "./automation";
import { listForPeople } from "./automations";

const db = await testDatabase();
const now = new Date("2026-11-24T12:00:00.000Z");
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);

it("tells one number of runs, of what waits, and of the last request everywhere, tests left out", async () => {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const add = async (over: object) =>
    (await makeInvitation(db, automation.id, await makeRespondent(db, survey), over)).invitation;
  const test = await add({ status: "held" });
  await add({ status: "sent" });
  await add({ status: "held" });
  const sendAt = new Date("2026-11-24T09:00:00.000Z");
  const retry = new Date("2026-11-24T12:30:00.000Z");
  await add({ status: "scheduled", sendAt, dueAt: retry, attempts: 2 });
  const [tested] = await db.update(runs).set({ status: "test" }).where(eq(runs.id, test.runId)).returning();
  const late = new Date("2026-11-24T11:00:00.000Z");
  await db
    .update(deliveries)
    .set({ mode: "test", receivedAt: late })
    .where(eq(deliveries.id, tested!.deliveryId!));

  const [detail] = await detailAutomations(db, [automation], now);
  const overview = await getOverview(db, automation.id, { range: "7d", timeZone: "UTC", now });
  const row = (await listForPeople(db, workspace, {}, { limit: 10 }, now)).data[0]!;
  const list = await listStretch(db, automation.id, {}, {}, 10);
  const waiting = await listWaiting(db, automation.id, undefined, 10);

  expect({
    api: sum(shapeAutomation(detail!, "http://a").runs),
    received: overview.funnel.received,
    byStatus: sum(overview.funnel.byStatus),
    chart: overview.buckets.reduce((all, bucket) => all + bucket.total, 0),
    list: list.data.length,
    row: row.days.reduce((all, day) => all + day.total, 0),
  }).toEqual({ api: 3, received: 3, byStatus: 3, chart: 3, list: 3, row: 3 });
  expect([overview.waiting.count, row.scheduled, waiting.data.length, detail!.runs.scheduled]).toEqual([
    1, 1, 1, 1,
  ]);
  expect([overview.waiting.next, waiting.data[0]!.at, list.data[0]!.sendAt]).toEqual([retry, retry, retry]);
  const came = new Date("2026-11-24T08:00:00.000Z");
  expect([overview.lastRequest!.receivedAt, row.lastRequestAt, detail!.lastRequestAt]).toEqual([
    came,
    came,
    came,
  ]);
});

it("counts every status beside the one that is looked at, and shows tests where they are asked for", async () => {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const { invitation } = await makeInvitation(db, automation.id, await makeRespondent(db, survey));
  await makeInvitation(db, automation.id, await makeRespondent(db, survey));
  await db.update(runs).set({ status: "test" }).where(eq(runs.id, invitation.runId));
  const asked = { statuses: ["test" as const] };
  expect(await countByRunStatus(db, automation.id, asked)).toEqual({ sent: 1, test: 1 });
  expect((await listStretch(db, automation.id, asked, {}, 10)).data.map(({ id }) => id)).toEqual([
    invitation.runId,
  ]);
});
