import type { Db } from "@/db";
import { makeAutomation, makeInvitation, makeRespondent, makeSurvey, makeWorkspace } from "@/db/factories";
import { capturedMails, dedupeValues, deliveries, idempotencyKeys, runEvents, runs } from "@/db/schema";
import { failureOf } from "../failures";
import { newId } from "../ids";
import { submitResponse } from "../response/submit";

const now = new Date("2026-11-24T09:00:00.000Z");

/** A workspace in which one request named Elin, Bo, and somebody who mentions Elin, and all of it left its traces. */
export async function makeTraces(db: Db) {
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
    failure: failureOf("invalid_data", "map", now),
  });
  const [filtered] = await run(3, {
    status: "filtered",
    email: null,
    mapped: null,
    reason: "filter_not_met",
    reasonDetails: { field: "friend", op: "not_exists", got: "Elin@example.com" },
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
    detail: "mail_error",
    details: { said: "550 <elin@example.com>: no such user" },
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
    createdAt: shared!.receivedAt,
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
