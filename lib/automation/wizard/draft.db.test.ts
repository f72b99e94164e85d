import { describe, expect, test } from "vitest";
import { makeMessage, makeSurvey, makeWorkspace } from "@/db/factories";
import type { Variable } from "@/db/schema";
import { testDatabase } from "@/db/testing";
import { getAutomation } from "../queries";
import { chooseSurvey, finishDraft, firstKey, getDraft, saveDraft, startDraft } from "./draft";

const db = await testDatabase();
const workspace = await makeWorkspace(db);
const now = new Date("2026-11-24T08:00:00.000Z");
const text = (name: string, required = false): Variable => ({ name, type: "text", format: "text", required });
const start = () => startDraft(db, workspace.id, "Untitled", now);
const draft = (id: string) => getDraft(db, workspace.id, id);

describe("a draft", () => {
  test("begins at the first step, without a key", async () => {
    const id = await start();
    expect(await draft(id)).toMatchObject({ status: "draft", wizardStep: 1, name: "Untitled", fields: [] });
  });

  test("remembers the furthest step, and going back does not lower it", async () => {
    const id = await start();
    await saveDraft(db, workspace.id, id, {}, 4, now);
    await saveDraft(db, workspace.id, id, { name: "After purchase" }, 2, now);
    await saveDraft(db, workspace.id, id, {}, undefined, now);
    expect(await draft(id)).toMatchObject({ wizardStep: 4, name: "After purchase" });
  });

  test("takes the fields of its survey, mapped by name, and changes them with it", async () => {
    const id = await start();
    const first = await makeSurvey(db, workspace.id, { variables: [text("Plan", true)] });
    const second = await makeSurvey(db, workspace.id, { variables: [text("Score")] });
    await chooseSurvey(db, workspace.id, id, first.id, now);
    const { fields, mapping } = await draft(id);
    expect(fields.map(({ name }) => name)).toEqual([
      "EmailAddress",
      "FirstName",
      "LastName",
      "Language",
      "Plan",
    ]);
    expect(mapping).toMatchObject({ EmailAddress: "email", Plan: "Plan" });

    const without = fields.filter(({ name }) => name !== "LastName");
    await saveDraft(db, workspace.id, id, { fields: without }, 4, now);
    await chooseSurvey(db, workspace.id, id, second.id, now);
    const after = await draft(id);
    expect(after.fields.map(({ name }) => name)).toEqual(["EmailAddress", "FirstName", "Language", "Score"]);
    expect(after.mapping).toMatchObject({ EmailAddress: "email", Score: "Score" });
    expect(after.mapping).not.toHaveProperty("Plan");
  });

  test("gets one key, once", async () => {
    const id = await start();
    expect(await firstKey(db, workspace.id, id, now)).toMatch(/^shk_.{32,}/);
    expect(await firstKey(db, workspace.id, id, now)).toBeNull();
  });

  test("is finished as it was chosen: enabled, or disabled", async () => {
    for (const enabled of [true, false]) {
      const id = await start();
      const survey = await makeSurvey(db, workspace.id);
      await chooseSurvey(db, workspace.id, id, survey.id, now);
      const message = await makeMessage(db, workspace.id);
      await saveDraft(db, workspace.id, id, { messageId: message.id, enabled }, 8, now);
      const automation = await finishDraft(db, workspace.id, id, now, null);
      expect(automation).toMatchObject({ status: enabled ? "enabled" : "disabled", wizardStep: null });
      await expect(saveDraft(db, workspace.id, id, {}, 8, now)).rejects.toMatchObject({ code: "conflict" });
      await expect(finishDraft(db, workspace.id, id, now, null)).rejects.toMatchObject({ code: "conflict" });
    }
  });

  test("is not finished while something is missing, and says what", async () => {
    const id = await start();
    await expect(finishDraft(db, workspace.id, id, now, null)).rejects.toMatchObject({
      code: "invalid_request",
    });
    expect((await getAutomation(db, workspace.id, id)).status).toBe("draft");
  });

  test("is out of reach from another workspace", async () => {
    const id = await start();
    const other = await makeWorkspace(db);
    const survey = await makeSurvey(db, other.id);
    for (const act of [
      () => saveDraft(db, other.id, id, { name: "Mine" }, 2, now),
      () => chooseSurvey(db, other.id, id, survey.id, now),
      () => firstKey(db, other.id, id, now),
      () => finishDraft(db, other.id, id, now, null),
      () => chooseSurvey(db, workspace.id, id, survey.id, now),
    ])
      await expect(act()).rejects.toMatchObject({ code: "not_found" });
  });
});
