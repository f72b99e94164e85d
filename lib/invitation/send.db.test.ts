import { and, asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { type Db, openClient } from "@/db";
import { makeAutomation, makeMessage, makeSurvey, makeWorkspace } from "@/db/factories";
import {
  automations,
  capturedMails,
  invitations,
  notices,
  recipients,
  respondents,
  runEvents,
  runs,
  suppressions,
  surveys,
  type workspaces,
} from "@/db/schema";
import { testDatabase, testDatabaseUrl } from "@/db/testing";
import { hookForTests } from "../delivery/testing";
import { newId, newToken } from "../ids";
import { capturedMailer } from "../mail/captured";
import type { Mail, Mailer, SendOutcome } from "../mail/mailer";
import { submitResponse } from "../response/submit";
import { suppress } from "../suppression/mutations";
import { sendDue } from "./send";

let db: Db;
let hook: ReturnType<typeof hookForTests>;
let clock: Date;

beforeAll(async () => {
  db = await testDatabase();
  hook = hookForTests(db);
  clock = hook.state.now;
});

/** A provider that answers each mail by a script and remembers what it was handed. */
function provider(
  answer: (mail: Mail) => SendOutcome | Promise<SendOutcome> = () => ({ status: "sent", providerId: null }),
) {
  const handed: { mail: Mail; batchId: string }[] = [];
  const mailer: Mailer = {
    name: "resend",
    where: "test",
    check: async () => {},
    close: async () => {},
    send: async (mails, batchId) => {
      handed.push(...mails.map((mail) => ({ mail, batchId })));
      return Promise.all(mails.map(answer));
    },
  };
  return { mailer, handed };
}

const send = (mailer: Mailer, at = clock, inHand = new Set<string>()) =>
  sendDue({
    inHand,
    db,
    mailer,
    clock: () => at,
    appUrl: "https://surveys.example.com",
    from: "Surveyhook <no-reply@example.com>",
    retryScale: 1,
  });

async function automation(
  over: Partial<typeof automations.$inferInsert> = {},
  workspace: Partial<typeof workspaces.$inferInsert> = {},
) {
  const workspaceId = over.workspaceId ?? (await makeWorkspace(db, workspace)).id;
  const made = await makeAutomation(db, { ...over, workspaceId });
  const post = async (body: unknown) => (await hook.post(made.automation.id, body, { key: made.key })).json;
  const runsNow = () =>
    db.select().from(runs).where(eq(runs.automationId, made.automation.id)).orderBy(asc(runs.id));
  const invitationsNow = () =>
    db
      .select()
      .from(invitations)
      .where(eq(invitations.automationId, made.automation.id))
      .orderBy(asc(invitations.id));
  return { ...made, workspaceId, id: made.automation.id, post, runsNow, invitationsNow };
}

const anna = { EmailAddress: "anna@example.com" };
const hence = (minutes: number) => new Date(clock.getTime() + minutes * 60_000);

describe("sending", () => {
  it("sends what is due, once, and writes what became of it", async () => {
    const { post, runsNow, invitationsNow } = await automation();
    await post([anna, { EmailAddress: "bo@example.com" }]);
    const { mailer, handed } = provider(() => ({ status: "sent", providerId: "re_1" }));
    expect(await send(mailer)).toMatchObject({ claimed: 2, sent: 2 });
    expect(await send(mailer)).toMatchObject({ claimed: 0 });
    expect(handed.map(({ mail }) => mail.to)).toEqual(["anna@example.com", "bo@example.com"]);
    expect((await runsNow()).map(({ status }) => status)).toEqual(["sent", "sent"]);
    expect((await invitationsNow())[0]).toMatchObject({
      status: "sent",
      sentAt: clock,
      dueAt: null,
      providerId: "re_1",
      attempts: 1,
    });
  });

  it("leaves what is not due", async () => {
    const { post, invitationsNow } = await automation({ delay: { duration: "PT1H" } });
    await post(anna);
    const { mailer } = provider();
    expect(await send(mailer, hence(59))).toMatchObject({ claimed: 0 });
    expect(await send(mailer, hence(60))).toMatchObject({ claimed: 1 });
    expect((await invitationsNow())[0]!.status).toBe("sent");
  });

  it("claims each invitation once, however many workers claim at once", async () => {
    const { post, id } = await automation();
    await post(Array.from({ length: 250 }, (_, i) => ({ EmailAddress: `p${i}@example.com` })));
    const { mailer, handed } = provider();
    await Promise.all([1, 2, 3, 4].map(() => send(mailer)));
    expect(handed).toHaveLength(250);
    expect(new Set(handed.map(({ mail }) => mail.id)).size).toBe(250);
    expect(
      await db
        .select()
        .from(invitations)
        .where(and(eq(invitations.automationId, id), eq(invitations.status, "sent"))),
    ).toHaveLength(250);
  });

  it("puts a whole mail into the captured mailer, with the personal link and the headers", async () => {
    const { post, id } = await automation();
    await post(anna);
    await send(capturedMailer({ db, host: "example.com", clock: () => clock }));
    const [mail] = await db
      .select()
      .from(capturedMails)
      .where(eq(capturedMails.to, "anna@example.com"))
      .limit(1);
    const [invitation] = await db.select().from(invitations).where(eq(invitations.automationId, id));
    const [respondent] = await db
      .select()
      .from(respondents)
      .where(eq(respondents.id, invitation!.respondentId));
    expect(mail!.text).toContain(`https://surveys.example.com/s/${respondent!.token}`);
    expect(JSON.stringify(mail!.headers)).toContain("One-Click");
    expect(JSON.stringify(mail!.headers)).toContain(invitation!.id);
  });
});

describe("trouble", () => {
  it("tries again with back-off after trouble of the system, under the same batch and mail id, and tells the recipients", async () => {
    const { id, post, runsNow, invitationsNow } = await automation({ notificationsEnabled: true });
    await db.insert(recipients).values({
      id: newId("recipient"),
      automationId: id,
      email: "a@example.com",
      stopToken: newToken(),
      createdAt: clock,
    });
    await post(anna);
    const down = provider(() => ({
      status: "failed",
      code: "mail_unreachable",
      message: "No answer from mail.example.com.",
    }));
    await send(down.mailer);
    expect((await invitationsNow())[0]).toMatchObject({
      status: "scheduled",
      attempts: 1,
      dueAt: hence(0.5),
    });
    expect((await runsNow())[0]).toMatchObject({
      status: "scheduled",
      failure: { kind: "system", code: "mail_unreachable" },
    });
    await send(down.mailer, hence(0.5));
    expect((await invitationsNow())[0]).toMatchObject({ attempts: 2, dueAt: hence(1.5) });
    const up = provider();
    await send(up.mailer, hence(1.5));
    expect((await runsNow())[0]).toMatchObject({ status: "sent", failure: null });
    const tries = [...down.handed, ...up.handed];
    expect(new Set(tries.map(({ batchId }) => batchId)).size).toBe(1);
    expect(new Set(tries.map(({ mail }) => mail.id)).size).toBe(1);
    const events = await db
      .select()
      .from(runEvents)
      .where(eq(runEvents.runId, (await runsNow())[0]!.id))
      .orderBy(runEvents.id);
    expect(events).toMatchObject([
      { kind: "attempt_failed", attempt: 1, nextAt: hence(0.5) },
      { kind: "attempt_failed", attempt: 2 },
    ]);
    expect(await db.select().from(notices).where(eq(notices.automationId, id))).toMatchObject([
      { kind: "first_failure" },
    ]);
    expect((await db.select().from(automations).where(eq(automations.id, id)))[0]!.failuresInARow).toBe(0);
  });

  it("gives up after 20 hours, and the run has failed", async () => {
    const { post, runsNow, invitationsNow } = await automation();
    await post(anna);
    const { mailer, handed } = provider(() => ({
      status: "failed",
      code: "mail_error",
      message: "451 later",
    }));
    for (let tries = 0; tries < 60; tries++) {
      const due = (await invitationsNow())[0]!.dueAt;
      if (!due) break;
      await send(mailer, due);
    }
    expect((await runsNow())[0]).toMatchObject({
      status: "failed",
      failure: { kind: "system", code: "mail_error" },
    });
    expect(handed.length).toBeGreaterThan(10);
    expect(handed.length).toBeLessThan(25);
  });

  it("waits as long as the provider asked, and reports the pause", async () => {
    const { post, invitationsNow } = await automation();
    await post(anna);
    const { mailer } = provider(() => ({
      status: "failed",
      code: "mail_rate_limited",
      message: "slow down",
      retryAfterMs: 120_000,
    }));
    expect(await send(mailer)).toMatchObject({ pauseMs: 120_000 });
    expect((await invitationsNow())[0]!.dueAt).toEqual(hence(2));
    await db.update(invitations).set({ dueAt: null });
  });

  it("fails one refused address alone, suppresses it where it is dead, and does not count it", async () => {
    const { id, workspaceId, post, runsNow } = await automation();
    await post([anna, { EmailAddress: "gone@example.com" }]);
    const { mailer } = provider((mail) =>
      mail.to === "gone@example.com"
        ? { status: "refused", code: "recipient_refused", message: "550 5.1.1 no such user", suppress: true }
        : { status: "sent", providerId: null },
    );
    await send(mailer);
    expect((await runsNow()).map(({ status }) => status)).toEqual(["sent", "failed"]);
    expect((await runsNow())[1]!.failure).toMatchObject({ kind: "sender", code: "recipient_refused" });
    expect(
      await db.select().from(suppressions).where(eq(suppressions.workspaceId, workspaceId)),
    ).toMatchObject([{ email: "gone@example.com", reason: "bounced" }]);
    expect((await db.select().from(automations).where(eq(automations.id, id)))[0]!.failuresInARow).toBe(0);
  });

  it("is taken over by another worker once the lease of a lost one is over, as the same mail of the same batch", async () => {
    const { post, runsNow } = await automation();
    await post(anna);
    const lost = provider(() => new Promise<SendOutcome>(() => {}));
    void send(lost.mailer);
    await expect.poll(() => lost.handed.length).toBe(1);
    const { mailer, handed } = provider();
    expect(await send(mailer, hence(0.4))).toMatchObject({ claimed: 0 });
    expect(await send(mailer, hence(1))).toMatchObject({ claimed: 1 });
    expect(handed[0]).toMatchObject({
      batchId: lost.handed[0]!.batchId,
      mail: { id: lost.handed[0]!.mail.id },
    });
    expect((await runsNow())[0]!.status).toBe("sent");
  });

  it("does not wait for ever for a database that stays silent", async () => {
    const other = openClient(testDatabaseUrl(db), { max: 1 });
    let unlock: (() => void) | undefined;
    const locked = other.begin(async (tx) => {
      await tx`lock table invitations`;
      await new Promise<void>((resolve) => (unlock = resolve));
    });
    await expect.poll(() => unlock).toBeDefined();
    await expect(send(provider().mailer)).rejects.toMatchObject({ code: "database_unavailable" });
    unlock!();
    await locked;
    await other.end();
  });

  it("keeps a batch together for the next try, since a provider knows it by its id and takes it as it was", async () => {
    const { post, invitationsNow } = await automation();
    await post([anna, { EmailAddress: "bo@example.com" }, { EmailAddress: "cia@example.com" }]);
    const down = provider(() => ({ status: "failed", code: "mail_error", message: "500" }));
    let reads = 0;
    await sendDue({
      ...{
        db,
        mailer: down.mailer,
        appUrl: "https://surveys.example.com",
        from: "a@example.com",
        retryScale: 1,
      },
      clock: () => new Date(clock.getTime() + reads++),
      inHand: new Set(),
    });
    const dues = (await invitationsNow()).map(({ dueAt }) => dueAt!.getTime());
    expect(new Set(dues).size).toBe(1);
    const [, , last] = await invitationsNow();
    await db
      .update(invitations)
      .set({ dueAt: new Date(dues[0]! + 5) })
      .where(eq(invitations.id, last!.id));
    const up = provider();
    expect(await send(up.mailer, new Date(dues[0]!))).toMatchObject({ claimed: 3 });
  });

  it("never tears a batch in two, however many workers try it again at once", async () => {
    const { post } = await automation();
    await post(Array.from({ length: 60 }, (_, i) => ({ EmailAddress: `torn${i}@example.com` })));
    const down = provider(() => ({ status: "failed", code: "mail_error", message: "500" }));
    await send(down.mailer);
    for (let turn = 1; turn <= 8; turn++) {
      const reports = await Promise.all([1, 2, 3, 4].map(() => send(down.mailer, hence(turn * 130))));
      expect(reports.map(({ claimed }) => claimed).sort((a, b) => b - a)).toEqual([60, 0, 0, 0]);
    }
    await db.update(invitations).set({ dueAt: null });
  });

  it("never takes over a batch that this process is still sending, however late", async () => {
    const { post } = await automation();
    await post(anna);
    let finish = (_: SendOutcome) => {};
    const slow = provider(() => new Promise<SendOutcome>((resolve) => (finish = resolve)));
    const inHand = new Set<string>();
    const sending = send(slow.mailer, clock, inHand);
    await expect.poll(() => slow.handed.length).toBe(1);
    const { mailer, handed } = provider();
    expect(await send(mailer, hence(10), inHand)).toMatchObject({ claimed: 0 });
    finish({ status: "sent", providerId: null });
    expect(await sending).toMatchObject({ sent: 1 });
    expect(inHand.size).toBe(0);
    expect(handed).toEqual([]);
  });

  it("settles each mail as soon as it is out, so that a crash repeats only what was just being handed over", async () => {
    const { post, runsNow } = await automation();
    await post([anna, { EmailAddress: "bo@example.com" }]);
    const { mailer } = provider();
    mailer.send = (_mails, _batchId, told) => {
      told?.(0, { status: "sent", providerId: null });
      return new Promise(() => {});
    };
    void send(mailer);
    await expect.poll(async () => (await runsNow()).map(({ status }) => status)).toEqual(["sent", "sending"]);
    const next = provider();
    await send(next.mailer, hence(1));
    expect(next.handed.map(({ mail }) => mail.to)).toEqual(["bo@example.com"]);
  });

  it("waits with what it knows until the database takes it, instead of sending again", async () => {
    const { id, post, runsNow } = await automation();
    await post(anna);
    await db.$client.unsafe(`create function no_space() returns trigger language plpgsql as
      $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$`);
    const { mailer, handed } = provider(async () => {
      await db.$client.unsafe(`create trigger no_space before update on invitations for each row
        when (old.automation_id = '${id}') execute function no_space()`);
      return { status: "sent", providerId: null };
    });
    const sending = send(mailer);
    await expect.poll(() => handed.length).toBe(1);
    await expect(
      Promise.race([sending, new Promise((resolve) => setTimeout(resolve, 300, "waits"))]),
    ).resolves.toBe("waits");
    await db.$client.unsafe("drop trigger no_space on invitations");
    expect(await sending).toMatchObject({ sent: 1 });
    expect((await runsNow())[0]!.status).toBe("sent");
  });
});

describe("at the moment of sending", () => {
  it.each<[string, (made: Awaited<ReturnType<typeof automation>>) => Promise<unknown>, string]>([
    [
      "the survey was closed",
      ({ automation: row }) =>
        db.update(surveys).set({ status: "closed" }).where(eq(surveys.id, row.surveyId!)),
      "survey_closed",
    ],
    [
      "the address was suppressed",
      ({ workspaceId }) => suppress(db, workspaceId, "ANNA@example.com", "unsubscribed", {}, clock),
      "suppressed_unsubscribed",
    ],
    [
      "the person has answered",
      async ({ invitationsNow }) => {
        const [respondent] = await db
          .select()
          .from(respondents)
          .where(eq(respondents.id, (await invitationsNow())[0]!.respondentId));
        await db.update(respondents).set({ answeredAt: clock }).where(eq(respondents.id, respondent!.id));
      },
      "already_answered",
    ],
  ])("skips where %s", async (_name, change, reason) => {
    const made = await automation({ delay: { duration: "PT1H" } });
    await made.post(anna);
    await change(made);
    const { mailer, handed } = provider();
    await send(mailer, hence(61));
    expect(handed).toHaveLength(0);
    expect((await made.runsNow())[0]).toMatchObject({ status: "skipped", reason });
  });

  it.each(["disabled", "paused"] as const)("holds where the automation is %s", async (status) => {
    const { id, post, runsNow } = await automation();
    await post(anna);
    await db.update(automations).set({ status }).where(eq(automations.id, id));
    const { mailer, handed } = provider();
    await send(mailer);
    expect(handed).toHaveLength(0);
    expect((await runsNow())[0]).toMatchObject({ status: "held" });
  });

  it("keeps to the contact frequency, also for two that are due together, and lets an exempt automation through", async () => {
    const { workspaceId, post, runsNow } = await automation({}, { contactFrequencyDays: 30 });
    await post([anna, { EmailAddress: "Anna@example.com" }]);
    const { mailer, handed } = provider();
    await send(mailer);
    expect((await runsNow()).map(({ status, reason }) => [status, reason])).toEqual([
      ["sent", null],
      ["skipped", "contact_frequency"],
    ]);
    const exempt = await automation({ workspaceId, frequencyExempt: true });
    await exempt.post(anna);
    await send(mailer);
    expect(handed).toHaveLength(2);
  });

  it("waits for the sending window, in the workspace's zone", async () => {
    // 08:00 UTC on Tuesday 24 November is 09:00 in Stockholm.
    const window = { days: [1, 2, 3, 4, 5], from: "10:00", to: "16:00" };
    const { post, invitationsNow } = await automation(
      {},
      { timeZone: "Europe/Stockholm", sendingWindow: window },
    );
    await post(anna);
    const { mailer } = provider();
    await send(mailer);
    expect((await invitationsNow())[0]).toMatchObject({
      status: "scheduled",
      dueAt: hence(60),
      sendAt: hence(60),
    });
    await send(mailer, hence(60));
    expect((await invitationsNow())[0]!.status).toBe("sent");
  });

  it("invites again only as the automation's repeat policy allows, and updates the person where it says so", async () => {
    const survey = async (workspaceId: string) =>
      (await makeSurvey(db, workspaceId, { variables: [{ name: "Plan", type: "text", required: false }] }))
        .id;
    const workspaceId = (await makeWorkspace(db)).id;
    const fields = ["EmailAddress", "Plan"].map((name) => ({ name, path: name, required: false }));
    const base = { workspaceId, fields, mapping: { EmailAddress: "email", Plan: "Plan" } };
    const { mailer } = provider();
    const days = await automation({
      ...base,
      surveyId: await survey(workspaceId),
      repeatPolicy: { policy: "after_days", days: 7 },
    });
    await days.post(anna);
    await send(mailer);
    await days.post(anna);
    await send(mailer);
    expect((await days.runsNow())[1]).toMatchObject({ status: "skipped", reason: "invited_lately" });
    const update = await automation({
      ...base,
      surveyId: await survey(workspaceId),
      repeatPolicy: { policy: "update_only" },
    });
    await update.post({ ...anna, Plan: "Free" });
    await send(mailer);
    await update.post({ ...anna, Plan: "Pro" });
    await send(mailer);
    expect((await update.runsNow())[1]).toMatchObject({ status: "skipped", reason: "updated_only" });
    const [first] = await update.invitationsNow();
    expect(
      (await db.select().from(respondents).where(eq(respondents.id, first!.respondentId)))[0]!.variables,
    ).toEqual({ Plan: "Pro" });
  });

  it("withdraws the waiting invitation of the same person by a later event", async () => {
    const { post, runsNow } = await automation({
      delay: { duration: "P2D" },
      cancelRule: { field: "Status", values: ["cancelled"] },
    });
    await post([anna, { EmailAddress: "bo@example.com" }]);
    expect(await post({ ...anna, Status: "Cancelled" })).toMatchObject({
      filtered: 1,
      results: [{ reason: expect.stringContaining("withdraws") }],
    });
    expect((await runsNow()).map(({ status }) => status)).toEqual(["cancelled", "scheduled", "filtered"]);
  });
});

describe("reminders", () => {
  it("reminds those who have not answered, as often as the automation says, in its own words", async () => {
    const workspaceId = (await makeWorkspace(db)).id;
    const reminder = (
      await makeMessage(db, workspaceId, {
        kind: "reminder",
        content: { en: { subject: "Still time", body: "[Answer]({{surveyLink}})" } },
      })
    ).id;
    const { post, invitationsNow, runsNow } = await automation({
      workspaceId,
      reminders: [
        { afterDays: 3, messageId: reminder },
        { afterDays: 4, messageId: reminder },
      ],
    });
    await post([anna, { EmailAddress: "bo@example.com" }]);
    const { mailer, handed } = provider();
    const own = () => handed.filter(({ mail }) => mail.workspaceId === workspaceId);
    await send(mailer);
    const day = (days: number) => hence(days * 1440);
    await send(mailer, day(2));
    expect(own()).toHaveLength(2);
    const [first] = await invitationsNow();
    const [respondent] = await db.select().from(respondents).where(eq(respondents.id, first!.respondentId));
    await submitResponse(db, respondent!.token, new Map([["nps", "9"]]), day(2));
    await send(mailer, day(3));
    await send(mailer, day(7));
    await send(mailer, day(30));
    expect(
      own()
        .slice(2)
        .map(({ mail }) => [mail.to, mail.subject]),
    ).toEqual([
      ["bo@example.com", "Still time"],
      ["bo@example.com", "Still time"],
    ]);
    expect(new Set(own().map(({ mail }) => mail.id)).size).toBe(4);
    expect((await runsNow()).map(({ status }) => status)).toEqual(["sent", "sent"]);
  });
});
