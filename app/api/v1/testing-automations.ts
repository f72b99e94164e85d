import type { Db } from "@/db";
import { makeMessage, makeSurvey } from "@/db/factories";
import { apiForTests } from "./testing";

/** The management API of a workspace with a survey and a message, and the least that makes an automation of them. */
export async function automationsForTests(db: Db) {
  const api = await apiForTests(db);
  const survey = await makeSurvey(db, api.workspace.id, {
    languages: ["en", "sv"],
    variables: [
      { name: "OrderId", type: "text", format: "text", required: false },
      { name: "Score", type: "text", format: "numeric", required: false },
      { name: "Bought", type: "date", required: false },
    ],
  });
  const message = await makeMessage(db, api.workspace.id);
  const minimal = { name: "After purchase", surveyId: survey.id, messageId: message.id };
  const create = async (over: object = {}) =>
    (await api.call("POST", "/automations", { ...minimal, ...over })).json;
  return { api, minimal, create };
}
