import { expect, test } from "vitest";
import { makeAutomation, makeMessage, makeSurvey, makeUser, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { updateAutomation } from "../automation/mutations";
import { disableAutomation } from "../automation/status";
import { updateMessage } from "../message/mutations";
import { updateSurvey } from "../survey/mutations";
import { getSurvey } from "../survey/queries";
import { ChangedMeanwhile, digestOf, editedParts } from "./seen";

const db = await testDatabase();
const [earlier, later] = [new Date("2026-11-24T10:00:00Z"), new Date("2026-11-24T10:41:00Z")];

async function setUp() {
  const workspace = await makeWorkspace(db);
  const anna = await makeUser(db, workspace.id, "admin", { name: "Anna Berg" });
  const bo = await makeUser(db, workspace.id, "admin");
  return { workspaceId: workspace.id, anna, bo };
}

test("a survey that somebody else saved is not written over unseen, and who saved it is told", async () => {
  const { workspaceId, anna, bo } = await setUp();
  const survey = await makeSurvey(db, workspaceId);
  const seen = { parts: editedParts.survey, digest: digestOf(survey, editedParts.survey) };
  await updateSurvey(db, workspaceId, survey.id, { title: "Anna's" }, later, anna.id, seen);

  const write = updateSurvey(db, workspaceId, survey.id, { title: "Bo's" }, later, bo.id, seen);
  const refusal = await write.catch((error) => error);
  expect(refusal).toBeInstanceOf(ChangedMeanwhile);
  expect(refusal).toMatchObject({ code: "conflict", at: later, by: { id: anna.id, name: "Anna Berg" } });
  expect(await getSurvey(db, workspaceId, survey.id)).toMatchObject({ title: "Anna's" });

  const now = { ...seen, digest: refusal.digest };
  await updateSurvey(db, workspaceId, survey.id, { title: "Bo's" }, later, bo.id, now);
  expect(await getSurvey(db, workspaceId, survey.id)).toMatchObject({ title: "Bo's", updatedBy: bo.id });
});

test("of two that save at once one is refused", async () => {
  const { workspaceId, anna, bo } = await setUp();
  const survey = await makeSurvey(db, workspaceId);
  const seen = { parts: editedParts.survey, digest: digestOf(survey, editedParts.survey) };
  const saved = await Promise.allSettled(
    [anna, bo].map(({ id }) => updateSurvey(db, workspaceId, survey.id, { title: id }, later, id, seen)),
  );
  expect(saved.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("what another editor holds may change meanwhile", async () => {
  const { workspaceId, anna, bo } = await setUp();
  const survey = await makeSurvey(db, workspaceId);
  const seen = { parts: editedParts.questions, digest: digestOf(survey, editedParts.questions) };
  await updateSurvey(db, workspaceId, survey.id, { title: "Anna's", status: "closed" }, later, anna.id);
  await updateSurvey(db, workspaceId, survey.id, { questions: [] }, later, bo.id, seen);
  expect(await getSurvey(db, workspaceId, survey.id)).toMatchObject({ title: "Anna's", questions: [] });
});

test("a message and an automation are kept from it too; what the app or a token did has no name", async () => {
  const { workspaceId, anna, bo } = await setUp();
  const message = await makeMessage(db, workspaceId);
  const words = { parts: editedParts.message, digest: digestOf(message, editedParts.message) };
  await updateMessage(db, workspaceId, message.id, { name: "By a token" }, later);
  await expect(
    updateMessage(db, workspaceId, message.id, { name: "Bo's" }, later, bo.id, words),
  ).rejects.toMatchObject({ by: null, at: later });

  const { automation } = await makeAutomation(db, { workspaceId });
  const rules = { parts: editedParts.rules, digest: digestOf(automation, editedParts.rules) };
  await updateAutomation(db, workspaceId, automation.id, { dedupeField: "EmailAddress" }, earlier, anna.id);
  await disableAutomation(db, workspaceId, automation.id, "streak", later);
  await expect(
    updateAutomation(db, workspaceId, automation.id, { name: "Bo's" }, later, bo.id, rules),
  ).rejects.toMatchObject({ by: null, at: later });
});

test("a status that changes is no reason to refuse the settings of an automation", async () => {
  const { workspaceId, anna, bo } = await setUp();
  const { automation } = await makeAutomation(db, { workspaceId });
  const rules = { parts: editedParts.rules, digest: digestOf(automation, editedParts.rules) };
  await disableAutomation(db, workspaceId, automation.id, "manual", earlier, anna.id);
  const id = automation.id;
  const saved = await updateAutomation(db, workspaceId, id, { name: "Bo's" }, later, bo.id, rules);
  expect(saved).toMatchObject({ name: "Bo's", status: "disabled", updatedBy: bo.id });
});
