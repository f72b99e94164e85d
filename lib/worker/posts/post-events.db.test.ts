import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { automations, type OutgoingEvent } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { createOutgoing } from "../../automation/outgoing/mutations";
import { outgoingInput } from "../../automation/outgoing/schema";
import { disableAutomation } from "../../automation/status";
import { enableWithHeld } from "../../delivery/enable";
import { recordProviderEvent } from "../../invitation/provider-events";
import { provider, sendingForTests } from "../../invitation/testing";
import type { Mailer } from "../../mail/mailer";
import { renewedSecret } from "../../outgoing/signature";
import { findVisitor } from "../../respondent/queries";
import { takePage } from "../../response/submit";
import { postDue, postsSettled } from "./post-due";
import { repostMarked } from "./repost";

process.env.ALLOWED_PRIVATE_TARGETS = "127.0.0.0/8";
process.env.AUTH_SECRET ??= "a secret of the test that is long enough";
const db = await testDatabase();
const { automation: inviting, send } = sendingForTests(db);

type Received = { headers: Record<string, string>; body: string };
const received: Received[] = [];
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    received.push({ headers: request.headers as Record<string, string>, body });
    response.end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

const start = new Date("2026-11-26T10:00:00.000Z");
let at = start;
const later = (minutes: number) => (at = new Date(at.getTime() + minutes * 60_000));
/** What is posted of what is due by now. */
async function posted() {
  received.length = 0;
  const more = { mailer: {} as Mailer, appUrl: "https://s.example.com", from: "hej@example.com" };
  await postDue({ db, clock: () => at, retryScale: 1, ...more });
  await postsSettled();
  return received.map(({ body }) => JSON.parse(body));
}
beforeEach(() => (at = start));

const listen = async (workspaceId: string, surveyId: string, events: OutgoingEvent[]) => {
  const input = { name: "CRM", type: "outgoing_webhook", surveyId, url, events };
  return await createOutgoing(db, workspaceId, outgoingInput.parse(input), at);
};

describe("response.partial", () => {
  async function begun() {
    const { id: workspaceId } = await makeWorkspace(db);
    const survey = await makeSurvey(db, workspaceId, {
      questions: [
        { key: "nps", type: "nps", title: { en: "Likely?" }, required: true, page: 1 },
        { key: "why", type: "text", title: { en: "Why?" }, required: false, page: 2 },
      ],
    });
    const { automation } = await listen(workspaceId, survey.id, ["response.partial", "response.completed"]);
    const { token, id } = await makeRespondent(db, survey);
    const page = async (number: number, given: Record<string, unknown>) => {
      const left = { page: number, go: "next" as const, given: new Map(Object.entries(given)) };
      const taken = await takePage(db, (await findVisitor(db, token))!, left, at);
      if (!taken.ok) throw new Error(taken.error.code);
    };
    return { workspaceId, automation, id, page };
  }

  it("is posted ten minutes after the last touch, once, before what completes it", async () => {
    const { id, page } = await begun();
    await page(1, { nps: 3 });
    later(9);
    await page(1, { nps: 4 });
    later(9.9);
    expect(await posted()).toEqual([]);
    later(0.1);
    const [partial, ...others] = await posted();
    expect(others).toEqual([]);
    expect(partial).toMatchObject({
      type: "response.partial",
      timestamp: at.toISOString(),
      data: { respondent: { id }, answers: { nps: 4 }, responseId: expect.stringMatching(/^res_/) },
    });
    expect(partial.data).not.toHaveProperty("completedAt");
    later(60);
    expect(await posted()).toEqual([]);
    await page(2, { why: "Slow" });
    const [complete] = await posted();
    expect(complete).toMatchObject({
      type: "response.completed",
      data: { responseId: partial.data.responseId, answers: { nps: 4, why: "Slow" } },
    });
  });

  it("is not posted of what was completed in time", async () => {
    const { page } = await begun();
    await page(1, { nps: 3 });
    later(5);
    await page(2, {});
    later(10);
    expect((await posted()).map(({ type }) => type)).toEqual(["response.completed"]);
  });

  it("that was held until after the completion says nothing of a completion", async () => {
    const { workspaceId, automation, page } = await begun();
    await disableAutomation(db, workspaceId, automation.id, "manual", at);
    await page(1, { nps: 3 });
    later(10);
    expect(await posted()).toEqual([]);
    await page(2, { why: "Slow" });
    await enableWithHeld(db, workspaceId, automation.id, "release", at, null);
    await repostMarked(db, at);
    const [partial, complete] = await posted();
    expect([partial.type, complete.type]).toEqual(["response.partial", "response.completed"]);
    expect(partial.data).not.toHaveProperty("completedAt");
    expect(complete.data.completedAt).toBe(at.toISOString());
  });
});

describe("invitation.bounced", () => {
  async function invited() {
    const { workspaceId, automation, post, invitationsNow } = await inviting();
    const surveyId = automation.surveyId!;
    await listen(workspaceId, surveyId, ["invitation.bounced"]);
    await post({ EmailAddress: "elin@example.com" });
    return { surveyId, invitationsNow };
  }

  it("is posted of a hard bounce that the provider tells of, once, with its reason", async () => {
    const { surveyId, invitationsNow } = await invited();
    await send(provider().mailer);
    const [invitation] = await invitationsNow();
    const event = { type: "bounced", at, mailId: invitation!.id, providerId: null } as const;
    await recordProviderEvent(db, { ...event, id: "evt_1", hard: false, detail: "full" }, at);
    expect(await posted()).toEqual([]);
    const hard = { ...event, hard: true, detail: "550 5.1.1 no such user" };
    for (const id of ["evt_2", "evt_2", "evt_3"]) await recordProviderEvent(db, { ...hard, id }, at);
    const events = await posted();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: "invitation.bounced",
      data: {
        survey: { id: surveyId },
        respondent: { email: "elin@example.com" },
        invitation: { id: invitation!.id, sentAt: expect.any(String), reason: "550 5.1.1 no such user" },
      },
    });
    expect(events[0].data).not.toHaveProperty("answers");
  });

  it("is posted of an address that the server refuses at once", async () => {
    await invited();
    const message = "550 5.1.1 no such user";
    const refused = { status: "refused", code: "recipient_refused", message, suppress: true } as const;
    await send(provider(() => refused).mailer);
    expect(await posted()).toMatchObject([
      { type: "invitation.bounced", data: { invitation: { sentAt: null, reason: expect.any(String) } } },
    ]);
  });
});

describe("a new signing secret", () => {
  it("signs beside the former one until its overlap has passed", async () => {
    const { id: workspaceId } = await makeWorkspace(db);
    const survey = await makeSurvey(db, workspaceId);
    const { automation, signingSecret: former } = await listen(workspaceId, survey.id, [
      "response.completed",
    ]);
    const renewed = renewedSecret(automation, "PT1H", at);
    await db.update(automations).set(renewed.columns).where(eq(automations.id, automation.id));
    const answered = async () => {
      const { token } = await makeRespondent(db, survey);
      const given = new Map([["nps", 9]]);
      if (!(await takePage(db, (await findVisitor(db, token))!, { go: "next", given }, at)).ok)
        throw new Error("not taken");
      await posted();
      const { headers, body } = received[0]!;
      const by = (secret: string) => new Webhook(secret).sign(headers["webhook-id"]!, at, body);
      return { signatures: headers["webhook-signature"]!.split(" "), by };
    };
    later(59);
    const meanwhile = await answered();
    expect(meanwhile.signatures).toEqual([renewed.signingSecret, former].map(meanwhile.by));
    later(1);
    const afterwards = await answered();
    expect(afterwards.signatures).toEqual([afterwards.by(renewed.signingSecret)]);
  });
});
