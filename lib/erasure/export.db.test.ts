import { stringify } from "lossless-json";
import { describe, expect, test } from "vitest";
import { makeWorkspace } from "@/db/factories";
import { partialResponses } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { suppress } from "../suppression/mutations";
import { eraseRespondent } from "./erase";
import { exportPerson } from "./export";
import { makeTraces } from "./testing";

const db = await testDatabase();
const now = new Date("2026-11-24T09:00:00.000Z");

describe("exporting a person's data", () => {
  test("gathers every trace of theirs", async () => {
    const { workspace, elin, ofElin, shared, waiting } = await makeTraces(db);
    await suppress(db, workspace.id, "elin@example.com", "unsubscribed", { note: "by Elin" }, now);
    const found = await exportPerson(db, workspace.id, " ELIN@example.com ", now);
    expect(found).toMatchObject({
      email: "elin@example.com",
      respondents: [{ id: elin.id, survey: "After purchase", variables: { OrderId: "SE-1" } }],
      responses: [{ respondentId: elin.id, answers: { nps: 9 } }],
      invitations: [{ id: ofElin.invitation.id }],
      suppressions: [{ reason: "unsubscribed", note: "by Elin" }],
    });
    expect(found.runs.map(({ id }) => id).sort()).toEqual([ofElin.run.id, waiting!.id].sort());
    expect(found.runs.flatMap(({ events }) => events.map(({ detail }) => detail))).toContain(
      "550 <elin@example.com>: no such user",
    );
    expect(found.mails.map(({ to }) => to)).toEqual(["elin@example.com", "Elin <ELIN@example.com>"]);
    const payload = found.deliveries.find(({ id }) => id === shared.id)?.payload;
    expect(JSON.parse(stringify(payload)!)).toEqual([
      { EmailAddress: "Elin@example.com", phone: "070-1" },
      { EmailAddress: "elin@example.com", late: true },
    ]);
  });

  test("has what they began to answer, and forgets it with them", async () => {
    const { workspace, elin } = await makeTraces(db);
    await db.insert(partialResponses).values({
      ...{ id: `res_${elin.id}`, workspaceId: workspace.id, surveyId: elin.surveyId, respondentId: elin.id },
      ...{ language: "en", answers: { nps: 3 }, page: 2, startedAt: now, touchedAt: now },
    });
    const found = await exportPerson(db, workspace.id, "elin@example.com", now);
    expect(found.partialResponses).toMatchObject([{ respondentId: elin.id, answers: { nps: 3 } }]);
    await eraseRespondent(db, workspace.id, "elin@example.com", now);
    expect(await db.select().from(partialResponses)).toEqual([]);
  });

  test("tells nothing of others, and no key of a personal link", async () => {
    const { workspace, elin } = await makeTraces(db);
    const text = stringify(await exportPerson(db, workspace.id, "elin@example.com", now))!;
    expect(text).not.toMatch(/bo@example|cy@example|melin@example/);
    expect(text).not.toContain(elin.token);
  });

  test("finds nothing after the erasure, nor in another workspace", async () => {
    const { workspace } = await makeTraces(db);
    const nothing = { respondents: [], responses: [], invitations: [], runs: [], deliveries: [], mails: [] };
    const other = await makeWorkspace(db);
    expect(await exportPerson(db, other.id, "elin@example.com", now)).toMatchObject(nothing);
    await eraseRespondent(db, workspace.id, "elin@example.com", now);
    expect(await exportPerson(db, workspace.id, "elin@example.com", now)).toMatchObject(nothing);
  });
});
