import { newId } from "@/lib/ids";
import { newHookKey } from "@/lib/secret";
import type { Db } from "./index";
import {
  automationKeys,
  automations,
  members,
  messages,
  type Role,
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
