import { eq, inArray } from "drizzle-orm";
import { describe, expect, it, onTestFinished } from "vitest";
import { hookForTests } from "@/lib/delivery/testing";
import { provider, sendingForTests } from "@/lib/invitation/testing";
import {
  makeAutomation,
  makeInvitation,
  makeMessage,
  makeRespondent,
  makeSurvey,
  makeWorkspace,
} from "./factories";
import { openClient } from "./index";
import { automations, deliveries, invitations, respondents, runs, surveys } from "./schema";
import { testDatabase, testDatabaseUrl } from "./testing";

const db = await testDatabase();
const hook = hookForTests(db);
const { automation, send } = sendingForTests(db);

async function invited() {
  const workspaceId = (await makeWorkspace(db)).id;
  const survey = await makeSurvey(db, workspaceId);
  const { automation, key } = await makeAutomation(db, { workspaceId, surveyId: survey.id });
  const people = await Promise.all([makeRespondent(db, survey), makeRespondent(db, survey)]);
  const made = await Promise.all(people.map((person) => makeInvitation(db, automation.id, person)));
  /** What is still there of all this. */
  const left = async () => ({
    deliveries: await db.$count(deliveries, eq(deliveries.workspaceId, workspaceId)),
    runs: await db.$count(runs, eq(runs.workspaceId, workspaceId)),
    respondents: await db.$count(respondents, eq(respondents.workspaceId, workspaceId)),
    invitations: await db.$count(invitations, eq(invitations.workspaceId, workspaceId)),
  });
  return { survey, automation, key, people, made, left };
}

/** Deletes in a transaction that stays open until `commit` is called. */
async function deletingSurvey(id: string) {
  const client = openClient(testDatabaseUrl(db), { max: 1 });
  onTestFinished(() => client.end());
  let commit!: () => void;
  const open = new Promise<void>((resolve) => (commit = resolve));
  let deleted!: () => void;
  const reached = new Promise<void>((resolve) => (deleted = resolve));
  const ended = client.begin(async (tx) => {
    await tx`delete from surveys where id = ${id}`;
    deleted();
    await open;
  });
  await reached;
  return async () => {
    commit();
    await ended;
  };
}

const waitForLocks = (number: number) =>
  expect
    .poll(
      async () =>
        (
          await db.$client`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        ).length,
    )
    .toBe(number);

describe("what belongs to a row that is deleted goes with it", () => {
  it("all below an automation but the people", async () => {
    const { automation, left } = await invited();
    await db.delete(automations).where(eq(automations.id, automation.id));
    expect(await left()).toEqual({ deliveries: 0, runs: 0, respondents: 2, invitations: 0 });
  });

  it("a survey's people with their invitations, many in one statement", async () => {
    const [one, other] = [await invited(), await invited()];
    await db.delete(surveys).where(inArray(surveys.id, [one.survey.id, other.survey.id]));
    for (const { left } of [one, other])
      expect(await left()).toEqual({ deliveries: 2, runs: 2, respondents: 0, invitations: 0 });
  });

  it("a person's invitations, and nobody else's", async () => {
    const { people, left } = await invited();
    await db.delete(respondents).where(eq(respondents.id, people[0]!.id));
    expect(await left()).toEqual({ deliveries: 2, runs: 2, respondents: 1, invitations: 1 });
  });

  it("a run's invitations", async () => {
    const { made, left } = await invited();
    await db.delete(runs).where(eq(runs.id, made[0]!.run.id));
    expect(await left()).toEqual({ deliveries: 2, runs: 1, respondents: 2, invitations: 1 });
  });
});

describe("nothing is added to a row while it is being deleted", () => {
  it("no person to a survey: the request is decided anew without it", async () => {
    const { survey, automation, key, left } = await invited();
    const commit = await deletingSurvey(survey.id);
    const answer = hook.post(automation.id, { EmailAddress: "late@example.com" }, { key });
    await waitForLocks(1);
    await commit();
    expect((await answer).json).toMatchObject({
      results: [{ status: "failed", reasonCode: "survey_missing" }],
    });
    expect(await left()).toMatchObject({ deliveries: 3, respondents: 0, invitations: 0 });
  });

  it("no reminder to a person who is deleted while it is written", async () => {
    const workspaceId = (await makeWorkspace(db)).id;
    const messageId = (await makeMessage(db, workspaceId, { kind: "reminder" })).id;
    const { post, invitationsNow } = await automation({
      ...{ workspaceId, reminders: [{ afterDays: 3, messageId }] },
    });
    await post({ EmailAddress: "erased@example.com" });
    await db.$client.unsafe(`create function held_up() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(1); return new; end $$;
      create trigger held_up before insert on invitations for each row when (new.reminder > 0) execute function held_up()`);
    const locker = openClient(testDatabaseUrl(db), { max: 1 });
    onTestFinished(() => locker.end());
    await locker`select pg_advisory_lock(1)`;
    const sent = send(provider().mailer);
    await waitForLocks(1);
    const deleted = db.delete(respondents).where(eq(respondents.workspaceId, workspaceId)).execute();
    await waitForLocks(2);
    await locker`select pg_advisory_unlock(1)`;
    await Promise.all([sent, deleted]);
    await db.$client.unsafe("drop trigger held_up on invitations");
    expect(await invitationsNow()).toEqual([]);
  });
});
