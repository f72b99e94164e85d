import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { makeMessage, makeSurvey } from "@/db/factories";
import { automations, messages, runs, surveys } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { enableWithHeld, readinessOf } from "../delivery/enable";
import { redoMarked } from "../worker/redo";
import { later, runsForTests } from "./testing";

const db = await testDatabase();
const { automation, workspaceId } = await runsForTests(db);
const required = { name: "OrderId", type: "text", required: true } as const;

async function off(status: "disabled" | "paused") {
  const survey = await makeSurvey(db, workspaceId);
  const message = await makeMessage(db, workspaceId);
  const made = await automation({ status, surveyId: survey.id, messageId: message.id });
  await made.post({ EmailAddress: "a@example.com" });
  const statuses = async () =>
    (await db.select({ status: runs.status }).from(runs).where(eq(runs.automationId, made.id))).map(
      (run) => run.status,
    );
  return { ...made, survey, message, statuses };
}
type Off = Awaited<ReturnType<typeof off>>;
const enable = (id: string, held: "release" | "keep" | "discard") =>
  enableWithHeld(db, workspaceId, id, held, later, null);

const broken: [string, "disabled" | "paused", (made: Off) => Promise<unknown>][] = [
  [
    "survey_closed",
    "disabled",
    ({ survey }) => db.update(surveys).set({ status: "closed" }).where(eq(surveys.id, survey.id)),
  ],
  [
    "survey_closed",
    "paused",
    ({ survey }) => db.update(surveys).set({ status: "draft" }).where(eq(surveys.id, survey.id)),
  ],
  ["survey_missing", "disabled", ({ survey }) => db.delete(surveys).where(eq(surveys.id, survey.id))],
  ["message_missing", "paused", ({ message }) => db.delete(messages).where(eq(messages.id, message.id))],
  ["mapping_without_email", "disabled", ({ change }) => change({ mapping: {} })],
  ["variable_missing", "disabled", ({ change }) => change({ mapping: { EmailAddress: "email", A: "Gone" } })],
  [
    "variable_unmapped",
    "disabled",
    ({ survey }) =>
      db
        .update(surveys)
        .set({ variables: [required] })
        .where(eq(surveys.id, survey.id)),
  ],
];

describe("enabling an automation that holds requests", () => {
  it.each(broken)("releases nothing while %s stands in the way (%s)", async (code, status, mar) => {
    const made = await off(status);
    await mar(made);
    expect(await readinessOf(db, workspaceId, made.id)).toMatchObject({ faults: [{ code }], held: 1 });
    await expect(enable(made.id, "release")).rejects.toMatchObject({
      code: "conflict",
      more: { reason: "setup_stands_in_the_way", errors: [{ code }] },
    });
    const [row] = await db
      .select()
      .from(automations)
      .where(and(eq(automations.id, made.id), eq(automations.status, status)));
    expect(row).toBeDefined();
    expect(await redoMarked(db, later)).toBe(0);
    expect(await made.statuses()).toEqual(["held"]);
  });

  it("may be enabled with what is held kept or discarded, whatever stands in the way", async () => {
    const kept = await off("disabled");
    await kept.change({ mapping: {} });
    expect(await enable(kept.id, "keep")).toMatchObject({ automation: { status: "enabled" }, released: 0 });
    expect(await kept.statuses()).toEqual(["held"]);
    const thrown = await off("disabled");
    await thrown.change({ mapping: {} });
    expect(await enable(thrown.id, "discard")).toMatchObject({ discarded: 1 });
    expect(await thrown.statuses()).toEqual(["cancelled"]);
  });

  it("releases once it is mended, also what was kept when it was enabled", async () => {
    const made = await off("disabled");
    await made.change({ mapping: {} });
    await enable(made.id, "keep");
    await made.change({ mapping: { EmailAddress: "email" } });
    expect(await enable(made.id, "release")).toMatchObject({ released: 1 });
    expect(await redoMarked(db, later)).toBe(1);
    expect(await made.statuses()).toEqual(["scheduled"]);
  });
});
