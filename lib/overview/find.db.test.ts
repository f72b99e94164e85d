import { expect, test } from "vitest";
import {
  makeAutomation,
  makeInvitation,
  makeMessage,
  makeRespondent,
  makeSurvey,
  makeWorkspace,
} from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { findByName, findConcerned } from "./find";

const db = await testDatabase();

test("finds what is named, in any case, with its signs taken as they are, in its workspace only", async () => {
  const { id } = await makeWorkspace(db);
  const survey = await makeSurvey(db, id, { title: "100% nöjd" });
  const message = await makeMessage(db, id, { name: "100% nöjd: inbjudan" });
  const other = { surveyId: survey.id, messageId: message.id, workspaceId: id };
  const { automation } = await makeAutomation(db, { ...other, name: "Efter köp" });
  const ids = async (text: string, workspaceId = id, most = 5) => {
    const { automations, surveys, messages } = await findByName(db, workspaceId, text, most);
    return [...automations, ...surveys, ...messages].map((each) => each.id);
  };
  expect(await ids("100% NÖJD")).toEqual([survey.id, message.id]);
  expect(await ids("1__")).toEqual([]);
  expect(await ids(" köp ")).toEqual([automation.id]);
  expect(await ids("")).toEqual([automation.id, survey.id, message.id]);
  expect(await ids("", id, 0)).toEqual([]);
  expect(await ids("", (await makeWorkspace(db)).id)).toEqual([]);
});

test("finds people and runs by the beginning of an address, and by an id, in their workspace only", async () => {
  const { id } = await makeWorkspace(db);
  const survey = await makeSurvey(db, id);
  const { automation } = await makeAutomation(db, { workspaceId: id, surveyId: survey.id });
  const person = await makeRespondent(db, survey, { email: "Elin_Strand@example.com" });
  await makeRespondent(db, survey, { email: "elinXstrand@example.com" });
  const { run } = await makeInvitation(db, automation.id, person);
  const ids = async (text: string, workspaceId = id) => {
    const { people, runs } = await findConcerned(db, workspaceId, text, 5);
    return [...people, ...runs].map((each) => each.id);
  };
  expect(await ids("elin_s")).toEqual([person.id, run.id]);
  expect(await ids(run.id)).toEqual([run.id]);
  expect(await ids(person.id.toUpperCase())).toEqual([person.id, run.id]);
  expect(await ids("el")).toEqual([]);
  expect(await ids(run.id, (await makeWorkspace(db)).id)).toEqual([]);
  expect(await ids("elin_s", (await makeWorkspace(db)).id)).toEqual([]);
});
