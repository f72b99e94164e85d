import type { Db } from "@/db";
import { makeAutomation, makeMessage, makeSurvey, makeWorkspace } from "@/db/factories";
import { hookForTests } from "./testing";

const fields = ["EmailAddress", "FirstName", "LastName", "Language", "OrderId"].map((name) => ({
  name,
  path: name,
  required: name === "EmailAddress",
}));
const mapping = {
  EmailAddress: "email",
  FirstName: "firstName",
  LastName: "lastName",
  Language: "language",
  OrderId: "OrderId",
};

/** The body of one request. */
export const anna = { EmailAddress: "anna@example.com", FirstName: "Anna", Language: "sv" };

/** A hook's process, and automations of one workspace that map every standard field and a variable. */
export async function mappedHookForTests(db: Db) {
  const hook = hookForTests(db);
  const workspaceId = (await makeWorkspace(db)).id;
  const surveyId = (
    await makeSurvey(db, workspaceId, {
      languages: ["en", "sv"],
      variables: [{ name: "OrderId", type: "text", required: false }],
    })
  ).id;
  const messageId = (await makeMessage(db, workspaceId)).id;

  async function automation(over: Record<string, unknown> = {}) {
    const made = await makeAutomation(db, {
      workspaceId,
      surveyId,
      messageId,
      status: "enabled",
      fields,
      mapping,
      ...over,
    });
    return { id: made.automation.id, key: made.key };
  }
  return { hook, workspaceId, surveyId, automation };
}
