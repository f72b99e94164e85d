import { describe, expect, it } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { getOverview } from "./automation";
import { countAttention, countByStatus, listForPeople } from "./automations";

const db = await testDatabase();
const now = new Date("2026-11-24T12:00:00.000Z");
const first = { limit: 10 };

describe("the list of automations", () => {
  it("tells days, last request and what is held of each, and nothing of another workspace", async () => {
    const workspace = await makeWorkspace(db);
    const survey = await makeSurvey(db, workspace.id, { title: "How was it?" });
    const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
    await makeInvitation(db, automation.id, await makeRespondent(db, survey));
    await makeInvitation(db, automation.id, await makeRespondent(db, survey), { status: "held" });
    await makeAutomation(db, { workspaceId: (await makeWorkspace(db)).id });

    const { data } = await listForPeople(db, workspace, {}, first, now);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      id: automation.id,
      surveyTitle: "How was it?",
      lastRequestAt: new Date("2026-11-24T08:00:00.000Z"),
      held: { count: 1, keptUntil: new Date("2026-12-08T08:00:00.000Z") },
    });
    expect(data[0]!.days.at(-1)).toMatchObject({ key: "2026-11-24", total: 2, sent: 1, held: 1 });
  });

  it("is searched by name and survey, and by status", async () => {
    const workspace = await makeWorkspace(db);
    const workspaceId = workspace.id;
    const survey = await makeSurvey(db, workspaceId, { title: "100% happy" });
    const a = await makeAutomation(db, { workspaceId, name: "Purchase", surveyId: survey.id });
    const b = await makeAutomation(db, { workspaceId, name: "Returns", status: "disabled" });
    const found = async (filter: object) =>
      (await listForPeople(db, workspace, filter, first, now)).data.map(({ id }) => id);
    expect(await found({ search: "purch" })).toEqual([b.automation.id, a.automation.id]);
    expect(await found({ search: "100%" })).toEqual([a.automation.id]);
    expect(await found({ search: "1%0" })).toEqual([]);
    expect(await found({ status: "disabled" })).toEqual([b.automation.id]);
    expect(await countByStatus(db, workspaceId)).toEqual({ draft: 0, enabled: 1, disabled: 1, paused: 0 });
  });

  it("counts what waits for somebody: disabled by failures, not by hand", async () => {
    const { id: workspaceId } = await makeWorkspace(db);
    await makeAutomation(db, { workspaceId, status: "disabled", disabledReason: "manual" });
    await makeAutomation(db, { workspaceId, status: "disabled", disabledReason: "10 deliveries failed." });
    expect(await countAttention(db, workspaceId)).toBe(1);
  });
});

describe("an automation's overview", () => {
  it("counts from request to answer, and says what waits", async () => {
    const { id: workspaceId } = await makeWorkspace(db);
    const survey = await makeSurvey(db, workspaceId);
    const { automation } = await makeAutomation(db, { workspaceId, surveyId: survey.id });
    const send = async (over: object, person: object = {}) =>
      makeInvitation(db, automation.id, await makeRespondent(db, survey, person), over);
    await send({ status: "sent" }, { answeredAt: now });
    await send({ status: "sent" });
    const later = new Date("2026-11-25T08:00:00.000Z");
    await send({ status: "scheduled", sendAt: later, dueAt: later });

    const range = { range: "7d", timeZone: "UTC", now } as const;
    const overview = await getOverview(db, automation.id, range);
    expect(overview.funnel).toEqual({
      received: 3,
      invited: 2,
      answered: 1,
      byStatus: { sent: 2, scheduled: 1 },
    });
    expect(overview.waiting).toEqual({ count: 1, next: later });
    expect(overview.lastRequest).toMatchObject({ status: 200 });
    expect(overview.lastFailure).toBeNull();
  });
});
