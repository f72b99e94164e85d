import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import {
  capturedMails,
  dedupeValues,
  deliveries,
  idempotencyKeys,
  invitations,
  respondents,
  responses,
  runEvents,
  runs,
  suppressions,
} from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { newId } from "../ids";
import { submitResponse } from "../response/submit";
import { suppress } from "../suppression/mutations";
import { isSuppressed } from "../suppression/queries";
import { eraseRespondent } from "./erase";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");

/** A workspace in which one request named Elin, Bo, and somebody who mentions Elin, and all of it left its traces. */
async function traces() {
  const workspace = await makeWorkspace(db);
  const survey = await makeSurvey(db, workspace.id);
  const { automation } = await makeAutomation(db, { workspaceId: workspace.id, surveyId: survey.id });
  const elin = await makeRespondent(db, survey, {
    email: "Elin@example.com",
    variables: { OrderId: "SE-1" },
  });
  const bo = await makeRespondent(db, survey, { email: "bo@example.com", firstName: "Bo" });
  const ofElin = await makeInvitation(db, automation.id, elin);
  const ofBo = await makeInvitation(db, automation.id, bo);
  const body = JSON.stringify([
    { EmailAddress: "bo@example.com" },
    { EmailAddress: "Elin@example.com", phone: "070-1" },
    { EmailAddress: "elin@example.com", late: true },
    { EmailAddress: "cy@example.com", friend: "elin@example.com" },
  ]);
  const [shared] = await db
    .insert(deliveries)
    .values({ ...ofBo.delivery, id: newId("delivery"), respondents: 4, body: Buffer.from(body) })
    .returning();
  const run = (position: number, over: Partial<typeof runs.$inferInsert>) =>
    db
      .insert(runs)
      .values({ ...ofBo.run, id: newId("run"), deliveryId: shared!.id, position, ...over })
      .returning();
  await run(0, {});
  const [rejected] = await run(2, {
    status: "rejected",
    email: null,
    mapped: null,
    respondentId: null,
    errors: [{ field: "Name", code: "invalid_characters", message: "“Elin” holds a NUL" }],
    failure: { kind: "sender", code: "invalid_data", message: "“Elin”", step: "map", at: now.toISOString() },
  });
  const [filtered] = await run(3, {
    status: "filtered",
    email: null,
    mapped: null,
    reason: 'friend: got "Elin@example.com"',
  });
  const [waiting] = await run(1, {
    ...ofElin.run,
    id: newId("run"),
    deliveryId: shared!.id,
    position: 1,
    status: "scheduled",
  });
  await db.insert(runEvents).values({
    id: newId("event"),
    runId: ofElin.run.id,
    at: now,
    kind: "attempt_failed",
    detail: "550 <elin@example.com>: no such user",
  });
  await db.insert(dedupeValues).values({
    automationId: automation.id,
    hash: Buffer.from("digest"),
    runId: ofElin.run.id,
    createdAt: now,
  });
  const answer = {
    deliveryId: shared!.id,
    results: [
      { index: 0, status: "scheduled" },
      { index: 2, status: "rejected", errors: [{ field: "Name", message: "“Elin”" }] },
      { index: 3, status: "filtered", reason: "friend: elin@example.com" },
    ],
  };
  await db.insert(idempotencyKeys).values({
    automationId: automation.id,
    key: "k",
    bodyHash: Buffer.from("h"),
    status: 200,
    answer: JSON.stringify(answer),
    createdAt: now,
  });
  for (const to of ["elin@example.com", "Elin <ELIN@example.com>", "melin@example.com"]) {
    const mail = {
      id: newId("mail"),
      workspaceId: workspace.id,
      from: "x@example.com",
      subject: "Hi",
      headers: {},
    };
    await db.insert(capturedMails).values({ ...mail, to, text: to, html: to, createdAt: now });
  }
  await submitResponse(db, elin.token, new Map([["nps", ["9"]]]), now);
  return { workspace, automation, elin, bo, ofElin, ofBo, shared: shared!, rejected, filtered, waiting };
}

const one = async <T>(rows: Promise<T[]>) => (await rows)[0];

describe("erasing a person", () => {
  test("takes them out of every row, payload, answer and mail, and says how much it was", async () => {
    const made = await traces();
    const workspaceId = made.workspace.id;
    expect(await eraseRespondent(db, workspaceId, " elin@EXAMPLE.com ", now)).toEqual({
      respondents: 1,
      responses: 1,
      runs: 3,
      invitations: 1,
      deliveries: 2,
      mails: 2,
    });
    expect(await db.select().from(respondents).where(eq(respondents.id, made.elin.id))).toEqual([]);
    expect(await db.select().from(responses).where(eq(responses.respondentId, made.elin.id))).toEqual([]);
    expect(await db.select().from(invitations).where(eq(invitations.id, made.ofElin.invitation.id))).toEqual(
      [],
    );
    const alone = await one(db.select().from(deliveries).where(eq(deliveries.id, made.ofElin.delivery.id)));
    expect(alone?.body).toBeNull();
    const shared = await one(db.select().from(deliveries).where(eq(deliveries.id, made.shared.id)));
    expect(JSON.parse(shared!.body!.toString())).toEqual([
      { EmailAddress: "bo@example.com" },
      null,
      null,
      { EmailAddress: "cy@example.com", friend: null },
    ]);
    const everything = await db.$client`
      select (select coalesce(string_agg(to_jsonb(r)::text, ''), '') from runs r)
        || (select coalesce(string_agg(to_jsonb(e)::text, ''), '') from run_events e)
        || (select coalesce(string_agg(answer, ''), '') from idempotency_keys)
        || (select coalesce(string_agg(to_jsonb(m)::text, ''), '') from captured_mails m where "to" not like 'melin%') as text`;
    expect(everything[0]!.text).not.toMatch(/(?<!m)elin/i);
    expect(
      await db.select().from(dedupeValues).where(eq(dedupeValues.automationId, made.automation.id)),
    ).toEqual([]);
  });

  test("keeps their runs for the counts, and cancels those that wait", async () => {
    const made = await traces();
    await eraseRespondent(db, made.workspace.id, "elin@example.com", now);
    const row = (id: string) => one(db.select().from(runs).where(eq(runs.id, id)));
    expect(await row(made.ofElin.run.id)).toMatchObject({ status: "sent", email: null, mapped: null });
    expect(await row(made.rejected!.id)).toMatchObject({
      status: "rejected",
      errors: null,
      failure: { kind: "sender", code: "invalid_data", message: "" },
    });
    expect(await row(made.waiting!.id)).toMatchObject({ status: "cancelled", reason: "erased" });
  });

  test("leaves everybody else, and other workspaces, as they were", async () => {
    const made = await traces();
    const other = await traces();
    await eraseRespondent(db, made.workspace.id, "elin@example.com", now);
    expect(await one(db.select().from(respondents).where(eq(respondents.id, other.elin.id)))).toBeDefined();
    const untouched = await one(db.select().from(deliveries).where(eq(deliveries.id, other.shared.id)));
    expect(untouched?.body).toEqual(other.shared.body);
    expect(await one(db.select().from(respondents).where(eq(respondents.id, made.bo.id)))).toBeDefined();
    const bos = await one(db.select().from(runs).where(eq(runs.id, made.ofBo.run.id)));
    expect(bos?.mapped).toEqual(made.ofBo.run.mapped);
    expect((await one(db.select().from(runs).where(eq(runs.id, made.filtered!.id))))?.status).toBe(
      "filtered",
    );
  });

  test("keeps a suppression by its digest alone", async () => {
    const { workspace } = await traces();
    await suppress(db, workspace.id, "elin@example.com", "unsubscribed", { note: "by Elin" }, now);
    await eraseRespondent(db, workspace.id, "elin@example.com", now);
    const row = await one(db.select().from(suppressions).where(eq(suppressions.workspaceId, workspace.id)));
    expect(row).toMatchObject({ email: null, note: null, reason: "unsubscribed" });
    expect(await isSuppressed(db, workspace.id, "Elin@example.com", null)).toBe("unsubscribed");
  });

  test("finds requests that never became a run, in any spelling", async () => {
    const { workspace, ofBo } = await traces();
    for (const [body, contentType] of [
      ["e=ELIN%40example.com&x", "application/x-www-form-urlencoded"],
      ['{"EmailAddress":"elin@example.com"', "application/json"],
    ] as const) {
      const id = newId("delivery");
      await db
        .insert(deliveries)
        .values({ ...ofBo.delivery, id, contentType, body: Buffer.from(body), status: 400 });
      await eraseRespondent(db, workspace.id, "elin@example.com", now);
      expect((await one(db.select().from(deliveries).where(eq(deliveries.id, id))))?.body).toBeNull();
    }
  });

  test("is safe to repeat, and to ask for a stranger", async () => {
    const { workspace } = await traces();
    const zeros = { respondents: 0, responses: 0, runs: 0, invitations: 0, deliveries: 0, mails: 0 };
    expect(await eraseRespondent(db, workspace.id, "nobody@example.com", now)).toEqual(zeros);
    await eraseRespondent(db, workspace.id, "elin@example.com", now);
    expect(await eraseRespondent(db, workspace.id, "elin@example.com", now)).toEqual(zeros);
  });
});
