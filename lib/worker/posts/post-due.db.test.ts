import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { and, eq, gt, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { automations, posts, respondents, runEvents, runs } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { createOutgoing } from "../../automation/outgoing/mutations";
import { outgoingInput } from "../../automation/outgoing/schema";
import { disableAutomation } from "../../automation/status";
import { enableWithHeld } from "../../delivery/enable";
import type { Mailer } from "../../mail/mailer";
import { submitResponse } from "../../response/submit";
import { replayRun } from "../../run/replay";
import { postDue, postsSettled } from "./post-due";
import { repostMarked } from "./repost";

process.env.ALLOWED_PRIVATE_TARGETS = "127.0.0.0/8";
const db = await testDatabase();
const mailing = {
  mailer: {} as Mailer,
  appUrl: "https://s.example.com",
  from: "hej@example.com",
};

type Received = { headers: IncomingMessage["headers"]; body: string; path: string };
const received: Received[] = [];
let answer: (post: Received, response: ServerResponse) => void;
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const post = { headers: request.headers, body, path: request.url! };
    received.push(post);
    answer(post, response);
  });
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

const start = new Date("2026-11-26T10:00:00.000Z");
let at = start;
const later = (ms: number) => (at = new Date(at.getTime() + ms));
const work = async (scale = 1) => {
  const report = await postDue({ db, clock: () => at, retryScale: scale, ...mailing });
  await postsSettled();
  return report;
};

beforeEach(() => {
  received.length = 0;
  at = start;
  answer = (_, response) => response.end("thanks");
});

async function setUp(over: object = {}) {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id, {
    languages: ["en", "sv"],
    variables: [{ name: "OrderId", type: "text", format: "text", required: false }],
    questions: [
      { key: "nps", type: "nps", title: { en: "Likely?" }, required: true },
      {
        ...{ key: "goods", type: "single", title: { en: "What?" }, required: false },
        options: [
          { value: "shoes", label: { en: "Shoes", sv: "Skor" } },
          { value: "hats", label: { en: "Hats", sv: "Hattar" } },
        ],
      },
      { key: "why", type: "text", title: { en: "Why?" }, required: false },
    ],
  });
  const input = { name: "CRM", type: "outgoing_webhook", surveyId: survey.id, url, ...over };
  const { automation, signingSecret } = await createOutgoing(
    db,
    workspace.id,
    outgoingInput.parse(input),
    start,
  );
  const person = async () =>
    await makeRespondent(db, survey, {
      language: "sv",
      variables: { OrderId: "A-7" },
      email: "elin@example.com",
    });
  const answered = async (answers: Record<string, unknown> = { nps: 9 }) => {
    const respondent = await person();
    const taken = await submitResponse(db, respondent.token, new Map(Object.entries(answers)), at);
    if (!taken.ok) throw new Error(taken.error.code);
    return { respondent, response: taken.value };
  };
  const runOf = async () =>
    await db.select().from(runs).where(eq(runs.automationId, automation.id)).orderBy(runs.id);
  const state = async () =>
    (await db.select().from(automations).where(eq(automations.id, automation.id)))[0]!;
  return { workspace, survey, id: automation.id, signingSecret, answered, runOf, state };
}

describe("an answer that is stored", () => {
  it("is posted signed, in the contract's shape, and its run says so", async () => {
    const { answered, runOf, signingSecret, survey, id } = await setUp();
    const { respondent, response } = await answered({ nps: 9, goods: "shoes", why: "Å" });
    await work();
    const [post] = received;
    expect(post!.headers).toMatchObject({ "content-type": "application/json" });
    expect(post!.headers["user-agent"]).toMatch(/^Surveyhook\/\d/);
    const [run] = await runOf();
    const payload = JSON.parse(post!.body);
    expect(payload).toEqual({
      type: "response.completed",
      timestamp: start.toISOString(),
      data: {
        responseId: response.id,
        survey: { id: survey.id, title: survey.title },
        respondent: {
          id: respondent.id,
          email: "elin@example.com",
          firstName: "Elin",
          lastName: null,
          language: "sv",
        },
        variables: { OrderId: "A-7" },
        answers: { nps: 9, goods: "shoes", why: "Å" },
        completedAt: start.toISOString(),
        automation: { id, runId: run!.id },
      },
    });
    // The clock of the test is not the verifier's.
    const headers = post!.headers as Record<string, string>;
    const signed = new Webhook(signingSecret).sign(headers["webhook-id"]!, at, post!.body);
    expect(headers["webhook-signature"]).toBe(signed);
    expect(run).toMatchObject({ status: "sent", deliveryId: null, email: "elin@example.com" });
  });

  it("has only what was chosen, by labels in the person's language", async () => {
    const { answered } = await setUp({ include: ["respondent.email", "answers.goods"], values: "labels" });
    await answered({ nps: 9, goods: "shoes" });
    await work();
    const { data } = JSON.parse(received[0]!.body);
    expect(data.respondent).toEqual({ id: expect.any(String), email: "elin@example.com" });
    expect(data.variables).toEqual({});
    expect(data.answers).toEqual({ goods: "Skor" });
  });

  it("is filtered where the filter is not met, and then not posted", async () => {
    const { answered, runOf } = await setUp({ filter: { field: "answers.nps", op: "lte", value: 6 } });
    await answered({ nps: 9 });
    await answered({ nps: 3 });
    await work();
    expect(received).toHaveLength(1);
    expect((await runOf()).map(({ status }) => status)).toEqual(["filtered", "sent"]);
    expect((await runOf())[0]).toMatchObject({
      reason: "filter_not_met",
      reasonDetails: { field: "answers.nps", got: 9 },
    });
  });
});

describe("a receiver that fails", () => {
  it("is tried eight times with the same bytes and id, each told, then counts", async () => {
    answer = (_, response) => response.writeHead(500).end("Down, alas");
    const { answered, runOf, state, id } = await setUp();
    await answered();
    const waits = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];
    for (const seconds of waits) {
      await work();
      expect((await runOf())[0]).toMatchObject({ status: "scheduled", failure: { code: "receiver_status" } });
      later(seconds * 1000 - 1);
      await work();
      later(1);
    }
    await work();
    expect(received).toHaveLength(8);
    expect(new Set(received.map(({ body, headers }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(8);
    const [run] = await runOf();
    expect(run).toMatchObject({
      status: "failed",
      failure: { kind: "receiver", code: "receiver_status", details: { status: 500 } },
    });
    expect((await state()).failuresInARow).toBe(1);
    const events = await db.select().from(runEvents).where(eq(runEvents.runId, run!.id));
    expect(events.filter(({ kind }) => kind === "attempt_failed")).toHaveLength(8);
    expect(events[0]!.details).toMatchObject({ status: 500, answer: "Down, alas", ms: expect.any(Number) });

    answer = (_, response) => response.end();
    await replayRun(db, run!.workspaceId, run!.id, at);
    expect(await repostMarked(db, at)).toBe(1);
    await work();
    expect(received.at(-1)!.headers["webhook-id"]).toBe(received[0]!.headers["webhook-id"]);
    expect((await runOf())[0]).toMatchObject({ status: "sent", failure: null });
    expect(await state()).toMatchObject({ id, failuresInARow: 0 });
  });

  it("keeps to a Retry-After, which no scale shortens", async () => {
    answer = (_, response) => response.writeHead(429, { "retry-after": "60" }).end();
    const { answered } = await setUp();
    await answered();
    await work(0.01);
    later(59_000);
    await work(0.01);
    expect(received).toHaveLength(1);
    later(1_000);
    await work(0.01);
    expect(received).toHaveLength(2);
  });

  it("disables at once with 410; a redirect fails at once and is not followed", async () => {
    const gone = await setUp();
    answer = (_, response) => response.writeHead(410).end();
    await gone.answered();
    await work();
    expect(await gone.state()).toMatchObject({ status: "disabled", disabledReason: "receiver_gone" });
    expect((await gone.runOf())[0]).toMatchObject({ status: "failed", failure: { code: "receiver_gone" } });

    const moved = await setUp();
    answer = (_, response) => response.writeHead(302, { location: url }).end();
    received.length = 0;
    await moved.answered();
    await work();
    expect((await moved.runOf())[0]).toMatchObject({
      status: "failed",
      failure: { kind: "receiver", code: "redirected" },
    });
    expect(received).toHaveLength(1);
  });

  it("disables its automation after so many in a row", async () => {
    answer = (_, response) => response.writeHead(302, { location: url }).end();
    const { answered, state } = await setUp({ autoDisableAfter: 2 });
    await answered();
    await answered();
    await work();
    expect(await state()).toMatchObject({ status: "disabled", disabledReason: "failures_in_a_row" });
  });
});

describe("what is held", () => {
  it("while the automation is off is posted when it is released, each once", async () => {
    const { answered, workspace, id, runOf } = await setUp();
    await disableAutomation(db, workspace.id, id, "manual", at);
    for (const nps of [1, 2, 3]) await answered({ nps });
    await work();
    expect(received).toHaveLength(0);
    expect((await runOf()).map(({ status }) => status)).toEqual(["held", "held", "held"]);
    expect(await enableWithHeld(db, workspace.id, id, "release", at, null)).toMatchObject({ released: 3 });
    await repostMarked(db, at);
    await work();
    expect(received.map(({ body }) => JSON.parse(body).data.answers.nps).sort()).toEqual([1, 2, 3]);
  });
});

describe("the outbox", () => {
  it("posts one person's events in order, and waits with the second for the first", async () => {
    const { answered, id } = await setUp({ events: ["response.completed", "respondent.unsubscribed"] });
    const { respondent } = await answered();
    await db.transaction(async (tx) => {
      const { addPosts } = await import("../../outgoing/add-posts");
      await addPosts(tx, [{ event: "respondent.unsubscribed", respondent, facts: {} }], at);
    });
    answer = (_, response) => response.writeHead(503).end();
    await work();
    expect(received.map(({ body }) => JSON.parse(body).type)).toEqual(["response.completed"]);
    answer = (_, response) => response.end();
    later(5_000);
    await work();
    expect(received.map(({ body }) => JSON.parse(body).type).slice(1)).toEqual([
      "response.completed",
      "respondent.unsubscribed",
    ]);
    expect(await db.select().from(posts).where(eq(posts.automationId, id))).toHaveLength(2);
  });

  it("brings a receiver that was away for a day everything, once, in order for each person", async () => {
    const { answered, id, runOf } = await setUp({
      events: ["response.completed", "respondent.unsubscribed"],
      autoDisableAfter: null,
    });
    const { addPosts } = await import("../../outgoing/add-posts");
    const back = start.getTime() + 86_400_000;
    const taken: { id: string; event: string; person: string }[] = [];
    answer = ({ headers, body }, response) => {
      if (at.getTime() < back) return void response.writeHead(503).end();
      const { type, data } = JSON.parse(body);
      // The other tests' posts become due as well, days later.
      if (data.automation.id === id)
        taken.push({ id: String(headers["webhook-id"]), event: type, person: data.respondent.id });
      response.end();
    };
    for (let hour = 0; hour < 12; hour++) {
      at = new Date(start.getTime() + hour * 7_200_000);
      const { respondent } = await answered();
      await db.transaction(async (tx) => {
        await addPosts(tx, [{ event: "respondent.unsubscribed", respondent, facts: {} }], at);
      });
      await work();
    }
    // What waits for the one before it is due already: the clock goes to the next attempt.
    for (;;) {
      const [next] = await db
        .select({ due: sql<string | null>`min(due_at)` })
        .from(posts)
        .where(and(eq(posts.automationId, id), gt(posts.dueAt, at)));
      if (!next?.due) break;
      at = new Date(next.due);
      await work();
    }
    expect(new Set((await runOf()).map(({ status }) => status))).toEqual(new Set(["sent"]));
    expect(taken).toHaveLength(24);
    expect(new Set(taken.map((each) => each.id)).size).toBe(24);
    const people = new Set(taken.map(({ person }) => person));
    expect(people.size).toBe(12);
    for (const each of people)
      expect(taken.filter(({ person }) => person === each).map(({ event }) => event)).toEqual([
        "response.completed",
        "respondent.unsubscribed",
      ]);
  });

  it("sends at most eight at a time to one host, and lets none wait for another", async () => {
    let open = 0;
    let most = 0;
    const waiting: ServerResponse[] = [];
    answer = (_, response) => {
      most = Math.max(most, ++open);
      waiting.push(response);
    };
    const { answered } = await setUp();
    for (let i = 0; i < 20; i++) await answered();
    const working = work();
    const free = setInterval(() => {
      for (const response of waiting.splice(0)) {
        open--;
        response.end();
      }
    }, 50);
    await working;
    clearInterval(free);
    expect(received).toHaveLength(20);
    expect(most).toBe(8);
  });

  it("goes with the person who is erased", async () => {
    const { answered, id } = await setUp();
    const { respondent } = await answered();
    await db.delete(respondents).where(eq(respondents.id, respondent.id));
    await work();
    expect(received).toHaveLength(0);
    expect(await db.select().from(posts).where(eq(posts.automationId, id))).toHaveLength(0);
  });
});
