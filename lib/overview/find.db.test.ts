import { expect, test } from "vitest";
import { makeAutomation, makeMessage, makeSurvey, makeWorkspace } from "@/db/factories";
import { testDatabase } from "@/db/testing";
import { findByName } from "./find";

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
