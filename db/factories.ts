import { newId, newToken } from "@/lib/ids";
import { newHookKey } from "@/lib/secret";
import type { Db } from "./index";
import {
  automationKeys,
  automations,
  deliveries,
  invitations,
  members,
  messages,
  type Role,
  respondents,
  runs,
  surveys,
  users,
  workspaces,
} from "./schema";

const now = new Date("2026-11-24T08:00:00.000Z");

/** A workspace of its own for a test. */
export async function makeWorkspace(db: Db, over: Partial<typeof workspaces.$inferInsert> = {}) {
  const [row] = await db
    .insert(workspaces)
    .values({ id: newId("workspace"), name: "Trees & Ash", createdAt: now, ...over })
    .returning();
  return row!;
}

/** A user, a member of the workspace. The password hash is none: nobody signs in with it. */
export async function makeUser(
  db: Db,
  workspaceId: string,
  role: Role = "owner",
  over: Partial<typeof users.$inferInsert> = {},
) {
  const id = newId("user");
  const [row] = await db
    .insert(users)
    .values({ id, email: `${id}@example.com`, passwordHash: "-", createdAt: now, ...over })
    .returning();
  await db.insert(members).values({ workspaceId, userId: row!.id, role, createdAt: now });
  return row!;
}

/** An open survey in English with one nps question. */
export async function makeSurvey(
  db: Db,
  workspaceId: string,
  over: Partial<typeof surveys.$inferInsert> = {},
) {
  const values = {
    id: newId("survey"),
    workspaceId,
    title: "After purchase",
    status: "open" as const,
    languages: ["en"],
    variables: [],
    questions: [
      { key: "nps", type: "nps" as const, title: { en: "Would you recommend us?" }, required: true },
    ],
    createdAt: now,
    updatedAt: now,
    ...over,
  };
  const [row] = await db.insert(surveys).values(values).returning();
  return row!;
}

/** An invitation's message in English. */
export async function makeMessage(
  db: Db,
  workspaceId: string,
  over: Partial<typeof messages.$inferInsert> = {},
) {
  const values = {
    id: newId("message"),
    workspaceId,
    name: "Invitation",
    content: { en: { subject: "Hi {{firstName|there}}", body: "How was it?\n\n[Answer]({{surveyLink}})" } },
    createdAt: now,
    updatedAt: now,
    ...over,
  };
  const [row] = await db.insert(messages).values(values).returning();
  return row!;
}

/** An enabled automation with a survey, a message and a key, taking EmailAddress alone. */
export async function makeAutomation(
  db: Db,
  over: Partial<typeof automations.$inferInsert> & { workspaceId: string },
) {
  const surveyId = over.surveyId === undefined ? (await makeSurvey(db, over.workspaceId)).id : over.surveyId;
  const messageId =
    over.messageId === undefined ? (await makeMessage(db, over.workspaceId)).id : over.messageId;
  const values = {
    id: newId("automation"),
    name: "After purchase",
    status: "enabled" as const,
    fields: [{ name: "EmailAddress", path: "EmailAddress", required: true }],
    mapping: { EmailAddress: "email" },
    autoDisableAfter: 10,
    createdAt: now,
    updatedAt: now,
    ...over,
    surveyId,
    messageId,
  };
  const [automation] = await db.insert(automations).values(values).returning();
  const { key, hash, prefix, last4 } = newHookKey();
  await db
    .insert(automationKeys)
    .values({ id: newId("key"), automationId: automation!.id, hash, prefix, last4, createdAt: now });
  return { automation: automation!, key };
}

/** A respondent of a survey, with a personal link. */
export async function makeRespondent(
  db: Db,
  survey: { id: string; workspaceId: string },
  over: Partial<typeof respondents.$inferInsert> = {},
) {
  const id = newId("respondent");
  const [row] = await db
    .insert(respondents)
    .values({
      id,
      workspaceId: survey.workspaceId,
      surveyId: survey.id,
      email: `${id}@example.com`,
      firstName: "Elin",
      language: "en",
      variables: {},
      token: newToken(),
      createdAt: now,
      ...over,
    })
    .returning();
  return row!;
}

/** A delivery of one respondent, its run and its invitation: sent, unless told otherwise. */
export async function makeInvitation(
  db: Db,
  automationId: string,
  respondent: typeof respondents.$inferSelect,
  over: Partial<typeof invitations.$inferInsert> = {},
) {
  const { workspaceId, email } = respondent;
  const status = over.status ?? "sent";
  const body = Buffer.from(JSON.stringify({ EmailAddress: email }));
  const [delivery] = await db
    .insert(deliveries)
    .values({
      id: newId("delivery"),
      workspaceId,
      automationId,
      mode: "live",
      receivedAt: now,
      status: 200,
      contentType: "application/json",
      headers: {},
      body,
      notes: [],
      respondents: 1,
    })
    .returning();
  const [run] = await db
    .insert(runs)
    .values({
      id: newId("run"),
      workspaceId,
      automationId,
      deliveryId: delivery!.id,
      position: 0,
      status,
      email,
      mapped: { email, firstName: respondent.firstName, lastName: null, language: "en", variables: {} },
      respondentId: respondent.id,
      answered: respondent.answeredAt !== null,
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  const [invitation] = await db
    .insert(invitations)
    .values({
      id: newId("invitation"),
      workspaceId,
      automationId,
      runId: run!.id,
      respondentId: respondent.id,
      status,
      sendAt: now,
      dueAt: status === "scheduled" ? now : null,
      email,
      createdAt: now,
      ...over,
    })
    .returning();
  return { delivery: delivery!, run: run!, invitation: invitation! };
}
