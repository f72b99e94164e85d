import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { automations, posts, runEvents, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { createAlert } from "../automation/alert/mutations";
import { alertInput } from "../automation/alert/schema";
import { duplicateAutomation } from "../automation/duplicate";
import type { Mail, Mailer } from "../mail/mailer";
import { findListener, stopNotices } from "../notification/stop";
import { submitResponse } from "../response/submit";
import { unseal } from "../sealed";
import { updateWorkspace } from "../workspace/settings";
import { addDigests } from "./add-digests";
import { claimPosts, leaseMilliseconds } from "./posts/claim-posts";
import { loadPosts } from "./posts/load-posts";
import { postDue, postsSettled } from "./posts/post-due";
import { tellChannel } from "./send-alert";

process.env.ALLOWED_PRIVATE_TARGETS = "127.0.0.0/8";
process.env.AUTH_SECRET ??= "a secret of the test that is long enough";
const db = await testDatabase();

// biome-ignore lint/suspicious/noExplicitAny: a test looks into cards of other people's shapes
type Told = { path: string; body: any };
const told: Told[] = [];
let answer: (response: ServerResponse) => void;
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    told.push({ path: request.url!, body: JSON.parse(body) });
    answer(response);
  });
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const host = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

const mails: Mail[] = [];
const mailer: Mailer = {
  name: "captured",
  where: "here",
  send: async (batch: Mail[]) => {
    mails.push(...batch);
    return batch.map(() => ({ status: "sent" as const, providerId: null }));
  },
} as unknown as Mailer;

const start = new Date("2026-11-26T10:00:00.000Z");
let at = start;
const later = (ms: number) => (at = new Date(at.getTime() + ms));
const depsNow = () => ({
  ...{ db, mailer, clock: () => at, retryScale: 1 },
  ...{ appUrl: "https://s.example.com", from: "hej@example.com" },
});
const work = async () => {
  await postDue(depsNow());
  await postsSettled();
};

beforeEach(() => {
  told.length = 0;
  mails.length = 0;
  at = start;
  answer = (response) => response.end("ok");
});

const everywhere = [
  { kind: "email", to: "cx@example.com", locale: "sv" },
  { kind: "slack", url: `${host}/slack` },
  { kind: "teams", url: `${host}/teams` },
];

async function setUp(over: object = {}, zone = "UTC") {
  const workspace = await makeWorkspace(db, { timeZone: zone });
  const survey = await makeSurvey(db, workspace.id, {
    questions: [
      { key: "nps", type: "nps", title: { en: "Likely?" }, required: true },
      { key: "why", type: "text", title: { en: "Why?" }, required: false },
    ],
  });
  const filter = { field: "answers.nps", op: "lte", value: 6 };
  const input = {
    name: "Bad news",
    type: "alert",
    surveyId: survey.id,
    filter,
    channels: everywhere,
    ...over,
  };
  const { automation } = await createAlert(db, workspace.id, alertInput.parse(input), start);
  const answered = async (answers: Record<string, unknown>) => {
    const respondent = await makeRespondent(db, survey, {
      email: "elin@example.com",
      variables: { Order: "A-7" },
    });
    const taken = await submitResponse(db, respondent.token, new Map(Object.entries(answers)), at);
    if (!taken.ok) throw new Error(taken.error.code);
    return respondent;
  };
  const statuses = async () =>
    (await db.select().from(runs).where(eq(runs.automationId, automation.id)).orderBy(runs.id)).map(
      ({ status }) => status,
    );
  return {
    id: automation.id,
    workspaceId: workspace.id,
    survey,
    answered,
    statuses,
    alert: automation.alert!,
  };
}

describe("an alert", () => {
  it("tells each channel of an answer that calls for it, and of no other", async () => {
    const { id, answered, statuses } = await setUp();
    await answered({ nps: 9 });
    const person = await answered({ nps: 3, why: "<!channel> *Broken* & late" });
    await work();
    expect(mails).toHaveLength(1);
    expect(told.map(({ path }) => path).sort()).toEqual(["/slack", "/teams"]);
    expect((await statuses()).sort()).toEqual(["filtered", "filtered", "filtered", "sent", "sent", "sent"]);
    const through = await db.select().from(runs).where(eq(runs.automationId, id)).orderBy(runs.id);
    const channels = [
      { kind: "email", to: "cx@example.com" },
      { kind: "slack", to: `${host}/••••••••` },
      { kind: "teams", to: `${host}/••••••••` },
    ];
    expect(through.map(({ channel }) => channel)).toEqual([...channels, ...channels]);
    const tries = await db
      .select({ details: runEvents.details })
      .from(runEvents)
      .innerJoin(runs, eq(runs.id, runEvents.runId))
      .where(and(eq(runs.automationId, id), eq(runEvents.kind, "posted")));
    const answers = tries.map(({ details }) => (details as { answer?: string }).answer ?? null);
    expect(answers.sort()).toEqual([null, "ok", "ok"]);
    const [mail] = mails;
    expect(mail).toMatchObject({ to: "cx@example.com", subject: expect.stringContaining("3: ett svar på") });
    expect(mail!.headers).toMatchObject({
      "X-Surveyhook-Notice": "alert",
      "Auto-Submitted": "auto-generated",
    });
    expect(mail!.html).toContain(`https://s.example.com/respondents/${person.id}`);
    expect(mail!.html).toContain("&lt;!channel&gt;");
    const slack = told.find(({ path }) => path === "/slack")!.body;
    expect(JSON.stringify(slack)).not.toContain("<!channel>");
    expect(slack.blocks[0]).toMatchObject({ type: "header", text: { type: "plain_text" } });
    expect(JSON.stringify(slack)).toContain("<\u2060!channel> *Broken* & late");
    const card = told.find(({ path }) => path === "/teams")!.body.attachments[0];
    expect(card).toMatchObject({
      contentType: "application/vnd.microsoft.card.adaptive",
      content: { type: "AdaptiveCard", version: "1.5", actions: [{ type: "Action.OpenUrl" }] },
    });
  });

  it("makes one message of a storm: twenty alone, the rest together, and says how many", async () => {
    const { id, answered, statuses } = await setUp({ channels: [{ kind: "slack", url: `${host}/slack` }] });
    for (let i = 0; i < 60; i++) await answered({ nps: i % 7 });
    for (let i = 0; i < 4; i++) await work();
    expect(told).toHaveLength(20);
    expect((await statuses()).filter((status) => status === "scheduled")).toHaveLength(40);
    later(600_000);
    await work();
    expect(told).toHaveLength(21);
    expect(told.at(-1)!.body.text).toBe("40 more answers to After purchase");
    expect(new Set(await statuses())).toEqual(new Set(["sent"]));
    // Those that went into another's message say through what too, when the alert has other channels.
    await db.update(automations).set({ alert: null }).where(eq(automations.id, id));
    const through = await db.select({ channel: runs.channel }).from(runs).where(eq(runs.automationId, id));
    expect(through.map(({ channel }) => channel?.kind)).toEqual(Array.from({ length: 60 }, () => "slack"));
  });

  it("is tried again where a channel refuses, and the others hear of it all the same", async () => {
    answer = (response) => response.writeHead(500).end("no");
    const { answered, statuses } = await setUp();
    await answered({ nps: 1 });
    await work();
    expect(mails).toHaveLength(1);
    expect((await statuses()).sort()).toEqual(["scheduled", "scheduled", "sent"]);
    answer = (response) => response.end("ok");
    later(5_000);
    await work();
    expect(await statuses()).toEqual(["sent", "sent", "sent"]);
  });

  it("is stopped by whoever gets its mails, with the link in them", async () => {
    const { answered, alert } = await setUp({ channels: [everywhere[0]] });
    const [channel] = alert.channels;
    const token = channel!.kind === "email" ? channel!.stopToken : "";
    const listener = (await findListener(db, token))!;
    expect(listener).toMatchObject({ email: "cx@example.com", status: "active", automation: "Bad news" });
    await stopNotices(db, listener);
    expect(await findListener(db, token)).toMatchObject({ status: "stopped" });
    await answered({ nps: 0 });
    await work();
    expect(mails).toEqual([]);
  });
});

describe("a copy of an alert", () => {
  it("tells its channels as the first does, and is stopped by links of its own", async () => {
    const { id, alert, workspaceId } = await setUp();
    const copy = await duplicateAutomation(db, workspaceId, id, (name) => `${name} 2`, at, null);
    const [row] = await db.select().from(automations).where(eq(automations.id, copy));
    const channels = row!.alert!.channels;
    expect(channels.map(({ kind }) => kind)).toEqual(["email", "slack", "teams"]);
    expect(channels.map((channel) => channel.id)).not.toEqual(alert.channels.map((channel) => channel.id));
    const slack = channels[1]!;
    expect(slack.kind === "slack" && unseal(slack.url, copy)).toBe(`${host}/slack`);
  });
});

describe("a digest", () => {
  it("comes at its local time, also over a change of daylight saving, and says what moved", async () => {
    at = new Date("2026-10-24T05:00:00.000Z");
    const { answered, id, statuses } = await setUp(
      { digest: "daily", at: "08:00", filter: null, channels: [everywhere[1]] },
      "Europe/Stockholm",
    );
    // Made at the start of the other tests, it is due next on the next day there is.
    await db
      .update(automations)
      .set({ digestDueAt: new Date("2026-10-24T06:00:00.000Z") })
      .where(eq(automations.id, id));
    await answered({ nps: 10 });
    at = new Date("2026-10-24T06:00:00.000Z");
    await work();
    expect(told).toHaveLength(1);
    await answered({ nps: 2, why: "Slow" });
    at = new Date("2026-10-25T06:59:59.000Z");
    await work();
    expect(told).toHaveLength(1);
    at = new Date("2026-10-25T07:00:00.000Z");
    await work();
    expect(told).toHaveLength(2);
    const text = JSON.stringify(told[1]!.body);
    expect(told[1]!.body.text).toBe("After purchase: one answer");
    expect(text).toContain("1 (before: 1)");
    expect(text).toContain("-100 (before: 100)");
    expect(text).toContain("Slow");
    const [row] = await db.select().from(automations).where(eq(automations.id, id));
    expect(row!.digestDueAt!.toISOString()).toBe("2026-10-26T07:00:00.000Z");
    expect(await statuses()).toEqual(["sent", "sent"]);
  });

  describe("that takes longer than its claim holds", () => {
    beforeEach(async () => {
      vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
      // The other tests' digests would be due as well.
      await db.update(automations).set({ digestDueAt: null });
    });
    afterEach(() => void vi.useRealTimers());
    const daily = { digest: "daily", at: "08:00", channels: [everywhere[1]] };
    const postOf = async (id: string) =>
      (await db.select().from(posts).where(eq(posts.automationId, id)))[0]!;

    it("is held for as long as that takes, and told once", async () => {
      const { id, statuses } = await setUp(daily);
      at = new Date("2026-11-27T08:00:00.000Z");
      let taken = () => {};
      answer = (response) => (taken = () => response.end("ok"));
      const working = work();
      await expect.poll(() => told.length).toBe(1);
      later(leaseMilliseconds / 2);
      vi.advanceTimersByTime(leaseMilliseconds / 3);
      const held = new Date(at.getTime() + leaseMilliseconds);
      await expect.poll(async () => (await postOf(id)).dueAt).toEqual(held);
      later(leaseMilliseconds * 0.9);
      expect(await claimPosts(db, at)).toEqual([]);
      taken();
      await working;
      expect(told).toHaveLength(1);
      expect(await statuses()).toEqual(["sent"]);
    });

    it("is told by whoever took it over from a process that stood still, and not by that one too", async () => {
      const { id, statuses } = await setUp(daily);
      at = new Date("2026-11-27T08:00:00.000Z");
      await addDigests(db, at);
      const [still] = await loadPosts(db, await claimPosts(db, at));
      later(leaseMilliseconds);
      expect(await claimPosts(db, at)).toEqual([(await postOf(id)).id]);
      expect(await tellChannel(depsNow(), still!)).toEqual({ status: "lost" });
      expect(told).toHaveLength(0);
      later(leaseMilliseconds);
      await work();
      expect(told).toHaveLength(1);
      expect(await statuses()).toEqual(["sent"]);
    });
  });

  it("moves with the workspace's time zone, but for one that is due", async () => {
    const { id, workspaceId } = await setUp({ digest: "daily", at: "08:00", channels: [everywhere[0]] });
    const due = async () =>
      (await db.select().from(automations).where(eq(automations.id, id)))[0]!.digestDueAt!.toISOString();
    expect(await due()).toBe("2026-11-27T08:00:00.000Z");
    await updateWorkspace(db, workspaceId, { timeZone: "Asia/Tokyo" }, start);
    expect(await due()).toBe("2026-11-26T23:00:00.000Z");
    await updateWorkspace(db, workspaceId, { timeZone: "UTC" }, new Date("2026-11-26T23:00:00.000Z"));
    expect(await due()).toBe("2026-11-26T23:00:00.000Z");
  });

  it("is an e-mail with its own mark, weekly on Monday", async () => {
    const { id } = await setUp({ digest: "weekly", at: "09:30", channels: [everywhere[0]] });
    const due = async () =>
      (await db.select().from(automations).where(eq(automations.id, id)))[0]!.digestDueAt!;
    expect((await due()).toISOString()).toBe("2026-11-30T09:30:00.000Z");
    at = await due();
    await work();
    expect(mails[0]!.headers).toMatchObject({ "X-Surveyhook-Notice": "digest" });
    const [run] = await db.select().from(runs).where(eq(runs.automationId, id));
    expect(run!.channel).toEqual({ kind: "email", to: "cx@example.com" });
    expect((await due()).toISOString()).toBe("2026-12-07T09:30:00.000Z");
  });
});
