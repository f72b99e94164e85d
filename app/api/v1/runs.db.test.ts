import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeAutomation, makeSurvey } from "@/db/factories";
import { type automations, invitations, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { hookForTests } from "@/lib/delivery/testing";
import { apiForTests, hearEvents } from "./testing";

const db = await testDatabase();
const heard = await hearEvents(db);
const hook = hookForTests(db, new Date("2026-10-24T08:00:00.000Z"));
let api: Awaited<ReturnType<typeof apiForTests>>;
let other: Awaited<ReturnType<typeof apiForTests>>;
let automation: typeof automations.$inferSelect;
let key: string;

beforeAll(async () => {
  api = await apiForTests(db);
  other = await apiForTests(db);
});

beforeEach(async () => {
  const survey = await makeSurvey(db, api.workspace.id, {
    variables: [{ name: "OrderId", type: "text", format: "text", required: false }],
  });
  ({ automation, key } = await makeAutomation(db, {
    workspaceId: api.workspace.id,
    surveyId: survey.id,
    fields: [
      { name: "EmailAddress", path: "EmailAddress", required: true },
      { name: "OrderId", path: "OrderId", required: false },
      { name: "Language", path: "Language", required: false },
    ],
    mapping: { EmailAddress: "email", OrderId: "OrderId", Language: "language" },
    filter: {
      any: [
        { field: "Language", op: "not_exists" },
        { field: "Language", op: "not_equals", value: "de" },
      ],
    },
    delay: { duration: "P2D" },
  }));
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  hook.post(automation.id, body, { key, headers });
const three = [
  { EmailAddress: "ada@example.com", OrderId: 12345678901234567890n, Language: "en" },
  { EmailAddress: "grace@example.com", Language: "de" },
  { EmailAddress: "nobody", Language: "en" },
];
const asJson = (value: unknown) =>
  JSON.stringify(value, (_, item) => (typeof item === "bigint" ? `#${item}#` : item)).replace(
    /"#(\d+)#"/g,
    "$1",
  );

describe("runs", () => {
  it("tell failure, timeline, invitation and respondent", async () => {
    const { json } = await post(asJson(three));
    const [scheduled, , rejected] = json.results;
    expect((await api.get(`/runs/${scheduled.runId}`)).json).toMatchObject({
      id: scheduled.runId,
      automationId: automation.id,
      deliveryId: json.deliveryId,
      index: 0,
      status: "scheduled",
      email: "ada@example.com",
      mapped: { email: "ada@example.com", language: "en", variables: { OrderId: "12345678901234567890" } },
      failure: null,
      errors: null,
      invitation: { status: "scheduled", sendAt: scheduled.sendAt, sentAt: null, attempts: 0, reminder: 0 },
      respondent: { email: "ada@example.com", openedAt: null, answeredAt: null },
      timeline: [{ kind: "received" }, { kind: "scheduled", nextAt: scheduled.sendAt }],
    });
    expect((await api.get(`/runs/${rejected.runId}`)).json).toMatchObject({
      status: "rejected",
      failure: {
        kind: "sender",
        code: "invalid_data",
        step: "map",
        message: expect.any(String),
        at: expect.any(String),
      },
      errors: [{ field: "EmailAddress", code: "invalid_email" }],
      invitation: null,
      respondent: null,
      timeline: [{ kind: "received" }, { kind: "rejected" }],
    });
    expect((await api.get(`/automations/${automation.id}`)).json).toMatchObject({
      runs: { scheduled: 1, filtered: 1, rejected: 1, sent: 0 },
      lastRequestAt: expect.any(String),
    });
  });

  it("are found by status, by time and by e-mail", async () => {
    await post(asJson(three));
    const list = async (query: string) =>
      (await api.get(`/automations/${automation.id}/runs?${query}`)).json.data.map(
        (run: { status: string }) => run.status,
      );
    expect((await list("")).sort()).toEqual(["filtered", "rejected", "scheduled"]);
    expect(await list("status=&since=&email=")).toHaveLength(3);
    expect(await list("status=rejected")).toEqual(["rejected"]);
    expect((await list("status=rejected,filtered")).sort()).toEqual(["filtered", "rejected"]);
    expect((await list("status=rejected&status=filtered")).sort()).toEqual(["filtered", "rejected"]);
    expect(await list("email=ADA@example.com")).toEqual(["scheduled"]);
    expect(await list("email=ada%40example.com&status=filtered")).toEqual([]);
    expect(await list("since=2026-10-24T08:00:00Z")).toHaveLength(3);
    expect(await list("since=2026-10-24T09:00:00%2B01:00")).toHaveLength(3);
    expect(await list("since=2026-10-24T09:00:00+01:00")).toHaveLength(3);
    expect(await list("since=2026-10-24T08:00:01Z")).toEqual([]);
    expect(await list("since=2026-10-24")).toHaveLength(3);
    expect(await list("until=2026-10-24T07:59:59Z")).toEqual([]);
    for (const query of ["status=sentt", "status=sent,", "since=yesterday", "since=2026-13-01"]) {
      expect((await api.get(`/automations/${automation.id}/runs?${query}`)).status, query).toBe(422);
    }
  });

  it("are cancelled or sent now while they are scheduled, and only then", async () => {
    const { json } = await post([{ EmailAddress: "a@example.com" }, { EmailAddress: "b@example.com" }]);
    const [first, second] = json.results;
    const cancelled = await api.call("POST", `/runs/${first.runId}/cancel`);
    expect(cancelled).toMatchObject({
      status: 200,
      json: { status: "cancelled", invitation: { status: "cancelled", nextAttemptAt: null } },
    });
    expect(cancelled.json.timeline.map(({ kind }: { kind: string }) => kind)).toContain("cancelled");
    const again = await api.call("POST", `/runs/${first.runId}/cancel`);
    expect(again.json).toMatchObject({ status: 409, code: "not_scheduled" });
    expect((await api.call("POST", `/runs/${first.runId}/send-now`)).json.code).toBe("not_scheduled");
    const sent = await api.call("POST", `/runs/${second.runId}/send-now`);
    expect(sent).toMatchObject({ status: 200, json: { status: "scheduled" } });
    const [invitation] = await db.select().from(invitations).where(eq(invitations.runId, second.runId));
    expect(invitation!.dueAt!.getTime()).toBeLessThanOrEqual(Date.now());
    await expect.poll(() => heard).toContain("invitation/due");
  });

  it("are marked for replay, singly and in bulk", async () => {
    const { json } = await post([{ EmailAddress: "nobody" }, { EmailAddress: "a@example.com" }]);
    const replay = (path: string, body?: unknown) => api.call("POST", path, body);
    expect((await replay(`/runs/${json.results[1].runId}/replay`)).json).toEqual({ replayed: 0 });
    expect((await replay(`/automations/${automation.id}/replay`, { status: "failed" })).json).toEqual({
      replayed: 0,
    });
    const late = { since: "2026-10-25T00:00:00Z" };
    expect((await replay(`/automations/${automation.id}/replay`, late)).json).toEqual({ replayed: 0 });
    expect((await replay(`/automations/${automation.id}/replay`)).json).toEqual({ replayed: 1 });
    expect((await replay(`/runs/${json.results[0].runId}/replay`)).json).toEqual({ replayed: 0 });
    expect(
      (await db.select().from(runs).where(eq(runs.id, json.results[0].runId)))[0]!.redoAt,
    ).not.toBeNull();
    await expect.poll(() => heard).toContain("run/marked");
    expect((await replay(`/automations/${automation.id}/replay`, { status: "sent" })).status).toBe(422);
  });

  it("are not there for another workspace", async () => {
    const { json } = await post({ EmailAddress: "a@example.com" });
    const id = json.results[0].runId;
    for (const [method, path] of [
      ["GET", `/runs/${id}`],
      ["POST", `/runs/${id}/replay`],
      ["POST", `/runs/${id}/cancel`],
      ["POST", `/runs/${id}/send-now`],
      ["GET", `/deliveries/${json.deliveryId}`],
    ] as const) {
      expect((await other.call(method, path)).status, `${method} ${path}`).toBe(404);
    }
    expect((await api.get(`/runs/${id}`)).json.status).toBe("scheduled");
  });
});

describe("deliveries", () => {
  it("show the payload as JSON with every digit, and as it came", async () => {
    const raw = `\uFEFF[ {"EmailAddress":"ada@example.com","OrderId":12345678901234567890,"__proto__":{"x":1e400}} ]`;
    const { json } = await post(raw);
    const { text, json: delivery } = await api.get(`/deliveries/${json.deliveryId}`);
    expect(text).toContain('"OrderId":12345678901234567890');
    expect(text).toContain('"__proto__":{"x":1e400}');
    expect(delivery).toMatchObject({
      id: json.deliveryId,
      automationId: automation.id,
      mode: "live",
      status: 200,
      code: null,
      respondents: 1,
      rawPayload: raw,
      runs: [{ id: json.results[0].runId, status: "scheduled", invitation: { status: "scheduled" } }],
    });
    expect(Object.keys(delivery.headers)).not.toContain("authorization");
    expect(text).not.toContain(key);
  });

  it("show a form as an object, and an unreadable body as text with the reason", async () => {
    const form = await post("EmailAddress=ada%40example.com", {
      "content-type": "application/x-www-form-urlencoded",
    });
    expect((await api.get(`/deliveries/${form.json.deliveryId}`)).json).toMatchObject({
      payload: { EmailAddress: "ada@example.com" },
      rawPayload: "EmailAddress=ada%40example.com",
    });
    await post("{ no json");
    const { json } = await api.get(`/automations/${automation.id}/deliveries`);
    expect(json.data).toHaveLength(2);
    expect(json.data[0]).toMatchObject({
      status: 400,
      code: "invalid_json",
      payload: null,
      rawPayload: "{ no json",
      runs: [],
    });
  });

  it("are paged, and a page of large payloads is shorter", async () => {
    const large = { EmailAddress: "ada@example.com", note: "x".repeat(900_000) };
    for (let i = 0; i < 6; i++) await post(large);
    const first = (await api.get(`/automations/${automation.id}/deliveries?limit=50`)).json;
    expect(first.data).toHaveLength(4);
    const second = (await api.get(`/automations/${automation.id}/deliveries?cursor=${first.nextCursor}`))
      .json;
    expect(second.data).toHaveLength(2);
    expect(second.nextCursor).toBeNull();
    const ids = [...first.data, ...second.data].map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
  });
});

describe("held requests", () => {
  it("are released, discarded or kept when the automation is enabled", async () => {
    const hold = async () => {
      await api.call("POST", `/automations/${automation.id}/disable`);
      const { status, json } = await post({ EmailAddress: "a@example.com" });
      expect({ status, mode: json.mode }).toEqual({ status: 202, mode: "held" });
      return json.results[0].runId as string;
    };
    const enable = async (held: string) =>
      (await api.call("POST", `/automations/${automation.id}/enable`, { held })).json;
    const kept = await hold();
    expect(await enable("keep")).toMatchObject({
      status: "enabled",
      released: 0,
      discarded: 0,
      runs: { held: 1 },
    });
    expect((await api.get(`/runs/${kept}`)).json.status).toBe("held");
    await hold();
    expect(await enable("discard")).toMatchObject({ discarded: 2, runs: { held: 0, cancelled: 2 } });
    await hold();
    expect(await enable("release")).toMatchObject({ released: 1 });
  });
});

describe("preview", () => {
  it("tells how the last captured requests would fare with another filter and mapping", async () => {
    await post(asJson(three));
    const preview = (body?: unknown) => api.call("POST", `/automations/${automation.id}/preview`, body);
    expect((await preview()).json).toMatchObject({ requests: 1, respondents: 3, wouldInvite: 1 });
    const changed = await preview({ filter: null, mapping: { EmailAddress: "email" }, last: 5 });
    expect(changed.json).toMatchObject({ respondents: 3, wouldInvite: 2 });
    expect(changed.json.results[0]).toMatchObject({ mapped: { email: "ada@example.com", variables: {} } });
    expect((await preview({ last: 0 })).status).toBe(422);
    expect((await preview({ filter: { field: "a", op: "is" } })).status).toBe(422);
    expect(await db.select().from(runs).where(eq(runs.automationId, automation.id))).toHaveLength(3);
  });
});
