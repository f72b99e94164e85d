import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { asc, eq, inArray } from "drizzle-orm";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { connect, type Db } from "@/db";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { partialResponses, respondents, responses, runEvents } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { log } from "@/lib/log";
import { takingAnswers } from "./answers";
import { bounded } from "./bounded";
import { entrance } from "./entrance";

const db = await testDatabase();
const APP_URL = "https://surveys.example.com";
const now = new Date("2026-11-24T09:00:00.000Z");
const { id: workspaceId } = await makeWorkspace(db);
const survey = await makeSurvey(db, workspaceId, { languages: ["en", "sv"] });
const { automation } = await makeAutomation(db, { workspaceId, surveyId: survey.id });
const twoPages = await makeSurvey(db, workspaceId, {
  questions: [
    { key: "nps", type: "nps", title: { en: "Recommend us?" }, required: true },
    { key: "why", type: "text", title: { en: "Why?" }, required: true, page: 2 },
  ],
});

async function invited(survey: Parameters<typeof makeRespondent>[1], count = 1) {
  const people = [];
  for (let each = 0; each < count; each++) {
    const respondent = await makeRespondent(db, survey);
    people.push({ ...(await makeInvitation(db, automation.id, respondent)), respondent });
  }
  return people;
}

/** The way of a form in the front, with pages behind it that only say that they were reached. */
async function front(over: Db = db) {
  const reached: string[] = [];
  const wakePosts = vi.fn();
  const taking = takingAnswers(
    { db: over, clock: () => now, appUrl: APP_URL, wakePosts },
    (request, answer) => {
      reached.push(request.url!);
      answer.end("page");
    },
  );
  const server = createServer(entrance({ APP_URL, TRUST_PROXY: undefined }, bounded({ APP_URL }, taking)));
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = (token: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${base}/s/${token}`, { method: "POST", body, headers, redirect: "manual" });
  const fill = (token: string, fields: Record<string, string>) => post(token, new URLSearchParams(fields));
  return { reached, wakePosts, post, fill };
}

const storedOf = async (...ids: string[]) =>
  (await db.select().from(responses).where(inArray(responses.respondentId, ids))).map(
    ({ answers }) => answers,
  );

describe("answers that fit", () => {
  test("are stored without the pages, and the browser is sent on to the thanks in secret", async () => {
    const { fill, reached } = await front();
    const [person] = await invited(survey);
    const { respondent, run } = person!;
    const answer = await fill(respondent.token, { nps: "9", ":page": "1", ":shown": "sv", ":seen": "nps" });
    expect(answer.status).toBe(303);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      location: `/s/${respondent.token}?thanks&lang=sv`,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
    });
    expect(await storedOf(respondent.id)).toEqual([{ nps: 9 }]);
    const [row] = await db.select().from(respondents).where(eq(respondents.id, respondent.id));
    expect(row).toMatchObject({ answeredAt: now, openedAt: now });
    const events = await db.select().from(runEvents).where(eq(runEvents.runId, run.id));
    expect(events).toMatchObject([{ kind: "answered", at: now }]);
    expect(reached).toEqual([]);
  });

  test("of many at once are stored together, each once", async () => {
    const transaction = vi.spyOn(db, "transaction");
    const { fill, reached } = await front();
    const people = await invited(survey, 30);
    const posts = people.map(({ respondent }, at) => fill(respondent.token, { nps: String(at % 11) }));
    expect(new Set((await Promise.all(posts)).map(({ status }) => status))).toEqual(new Set([303]));
    expect(transaction.mock.calls.length).toBeLessThan(30);
    const rows = await db
      .select({ answers: responses.answers })
      .from(responses)
      .where(
        inArray(
          responses.respondentId,
          people.map(({ respondent }) => respondent.id),
        ),
      )
      .orderBy(asc(responses.respondentId));
    expect(rows.map(({ answers }) => answers.nps)).toEqual(people.map((_, at) => at % 11));
    const told = await db
      .select()
      .from(runEvents)
      .where(
        inArray(
          runEvents.runId,
          people.map(({ run }) => run.id),
        ),
      );
    expect(told.map(({ runId }) => runId).sort()).toEqual(people.map(({ run }) => run.id).sort());
    expect(reached).toEqual([]);
    transaction.mockRestore();
  });

  test("to a page of several are kept, and the next page comes", async () => {
    const { fill, reached } = await front();
    const [person] = await invited(twoPages);
    const { id, token } = person!.respondent;
    const next = await fill(token, { nps: "3", ":page": "1", ":seen": "nps" });
    expect(next.headers.get("location")).toBe(`/s/${token}?page=2&lang=en`);
    const kept = await db.select().from(partialResponses).where(eq(partialResponses.respondentId, id));
    expect(kept).toMatchObject([{ answers: { nps: 3 }, page: 2 }]);
    const [row] = await db.select().from(respondents).where(eq(respondents.id, id));
    expect(row?.openedAt).toEqual(now);
    const done = await fill(token, { why: "Late", ":page": "2", ":seen": "why" });
    expect(done.headers.get("location")).toBe(`/s/${token}?thanks&lang=en`);
    expect(await storedOf(id)).toEqual([{ nps: 3, why: "Late" }]);
    expect(reached).toEqual([]);
  });

  test("of one link twice at once are stored once, and the other is for the pages to refuse", async () => {
    const { fill, reached } = await front();
    const [person] = await invited(survey);
    const { id, token } = person!.respondent;
    const answers = await Promise.all(["1", "2", "3"].map((nps) => fill(token, { nps })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 303]);
    expect(reached).toEqual([`/s/${token}`, `/s/${token}`]);
    expect(await storedOf(id)).toHaveLength(1);
  });
});

describe("the pages get", () => {
  const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
  const multipart = new FormData();
  multipart.set("nps", "9");
  test.each<[string, BodyInit, Record<string, string>]>([
    ["what is not answered as it must be", "nps=", urlencoded],
    ["what is to be shown in another language", "nps=9&%3Alanguage=sv", urlencoded],
    ["a form of more fields than are taken", `nps=9${"&a".repeat(500)}`, urlencoded],
    ["what comes from another site", "nps=9", { ...urlencoded, "sec-fetch-site": "cross-site" }],
    ["a form in parts", multipart, {}],
    ["what is no form", "nps=9", { "content-type": "text/plain" }],
  ])("%s", async (_, body, headers) => {
    const { post, reached } = await front();
    const [person] = await invited(survey);
    const { id, token } = person!.respondent;
    expect(await (await post(token, body, headers)).text()).toBe("page");
    expect(reached).toEqual([`/s/${token}`]);
    expect(await storedOf(id)).toEqual([]);
  });

  test("a link that leads to nobody", async () => {
    const { fill, reached } = await front();
    await fill("nobody-holds-this-one", { nps: "9" });
    await fill("%00", { nps: "9" });
    expect(reached).toHaveLength(2);
  });

  test("what fails here for a reason of ours, and the log says so without an answer in it", async () => {
    const broken = Object.create(db, { transaction: { value: () => Promise.reject(new TypeError("ours")) } });
    const { fill, reached } = await front(broken as Db);
    const told = vi.spyOn(log(), "error");
    const [person] = await invited(survey);
    await fill(person!.respondent.token, { nps: "9" });
    expect(reached).toHaveLength(1);
    expect(told).toHaveBeenCalledWith({ path: "/s/…", err: expect.any(TypeError) }, expect.any(String));
    told.mockRestore();
  });

  test("all that went together with one that cannot be stored; none of them is told what is not so", async () => {
    const { fill, reached } = await front();
    const people = await invited(survey, 20);
    const gone = people.at(-1)!.respondent;
    let posted: Promise<Response>[] = [];
    await db.transaction(async (tx) => {
      await tx.delete(respondents).where(eq(respondents.id, gone.id));
      posted = people.map(({ respondent }) => fill(respondent.token, { nps: "9" }));
      const waits = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      await expect.poll(() => db.execute(waits)).toHaveLength(1);
    });
    const statuses = await Promise.all(posted.map(async (answer) => (await answer).status));
    const taken = people.filter((_, at) => statuses[at] === 303).map(({ respondent }) => respondent.id);
    const stored = await db
      .select()
      .from(responses)
      .where(
        inArray(
          responses.respondentId,
          people.map(({ respondent }) => respondent.id),
        ),
      );
    expect(stored.map(({ respondentId }) => respondentId).sort()).toEqual(taken.sort());
    expect(reached).toHaveLength(people.length - taken.length);
    expect(reached).toContain(`/s/${gone.token}`);
  });
});

test("while the database is away a person is told so in their language", async () => {
  const away = connect("postgres://nobody@127.0.0.1:1/none", 1);
  const { post, reached } = await front(away);
  const headers = { "content-type": "application/x-www-form-urlencoded", "accept-language": "de" };
  const answer = await post("a-link-that-may-lead-somewhere", "nps=9", headers);
  expect(answer.status).toBe(503);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "retry-after": "5",
  });
  expect(await answer.text()).toContain('lang="de"');
  expect(reached).toEqual([]);
});
