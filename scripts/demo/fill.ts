import { randomBytes } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { apiTokens, automations, invitations, messages, surveys, users, workspaces } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password/password";
import { replacePassword } from "@/lib/auth/password/replace";
import { stepsOf } from "@/lib/automation/wizard/steps";
import { newId } from "@/lib/ids";
import { createWorkspace } from "@/lib/workspace/create";
import {
  answersOut,
  badScores,
  message,
  orders,
  plain,
  plainMessage,
  returnSurvey,
  supportSurvey,
  survey,
} from "./content";
import { disableByFailures, writeHistory } from "./history";
import { keepLastMails } from "./mails";
import { type Hook, planOf, suppressed } from "./plan";
import { writePosts } from "./posts";

/** What the demo prints. */
export type Demo = {
  email: string;
  password: string;
  hookUrl: string;
  key: string;
  nextOrder: string;
  requests: number;
};

type Made = { id: string; hookUrl: string; apiKey: string };
/** Where the app answers, and how its mails are written. */
type App = { address: string; appUrl: string; from: string; sendsForReal: boolean };

const dayMs = 86_400_000;

/**
 * Makes a workspace of its own through the management API and gives it two months of history. Nothing of that is sent;
 * where a mail provider is set nothing is left waiting either, for the people are invented.
 */
export async function fillDemo(db: Db, app: App, now: Date): Promise<Demo> {
  const { email, password, userId } = await demoUser(db, now);
  const workspace = await createWorkspace(db, { name: "Trees & Ash", ownerId: userId }, now);
  await db.update(workspaces).set({ timeZone: "Europe/Stockholm" }).where(eq(workspaces.id, workspace.id));
  const api = caller(`${app.address}/api/v1`, workspace.token);

  const surveyId = (await api<Made>("/surveys", survey)).id;
  const returnsId = (await api<Made>("/surveys", returnSurvey)).id;
  const supportId = (await api<Made>("/surveys", supportSurvey)).id;
  const messageId = (await api<Made>("/messages", message)).id;
  const plainId = (await api<Made>("/messages", plainMessage)).id;
  const make = (name: string, over: object) =>
    api<Made>("/automations", { name, messageId: plainId, ...over });
  const draft = await make("Gift cards before Christmas", { ...plain, surveyId, status: "draft" });
  await tryOut(db, app.address, draft);
  const newsletter = await make("Newsletter sign-up", { ...plain, surveyId });
  const returns = await make("Return received", { ...plain, surveyId: returnsId });
  const later = await make("A month later", { ...orders, surveyId, messageId, delay: "P30D" });
  const support = await make("Support case closed", { ...plain, surveyId: supportId });
  const purchase = await make("After purchase", {
    ...{ ...orders, surveyId, messageId, dedupeField: "OrderId" },
    filter: { all: [{ field: "OrderTotal", op: "gte", value: 300 }] },
  });
  await api("/suppressions", { email: suppressed, reason: "unsubscribed" });

  const made: Record<Hook, Made> = { purchase, later, support, returns, newsletter };
  const ids = Object.fromEntries(Object.entries(made).map(([name, { id }]) => [name, id])) as Record<
    Hook,
    string
  >;
  const titles = {
    ...{ purchase: survey.title, later: survey.title, newsletter: survey.title },
    ...{ support: supportSurvey.title, returns: returnSurvey.title },
  };
  const requests = await writeHistory(db, workspace.id, ids, titles, planOf(now), now);
  const webhook = await api<Made>("/automations", { ...answersOut, surveyId });
  const alarm = await api<Made>("/automations", { ...badScores(email), surveyId });
  await writePosts(db, surveyId, { outgoing: webhook.id, alert: alarm.id, by: userId });
  await api(`/automations/${webhook.id}`, { status: "paused" }, "PATCH");
  if (app.sendsForReal) await api(`/automations/${alarm.id}`, { status: "paused" }, "PATCH");
  if (app.sendsForReal)
    await db.transaction(async (tx) => {
      const waiting = and(eq(invitations.workspaceId, workspace.id), eq(invitations.status, "scheduled"));
      await tx.execute(
        sql`update runs set status = 'cancelled' where workspace_id = ${workspace.id} and status = 'scheduled'`,
      );
      await tx.update(invitations).set({ status: "cancelled", dueAt: null }).where(waiting);
    });
  else await keepLastMails(db, workspace.id, app, 40);
  await api(`/surveys/${returnsId}`, { status: "closed" }, "PATCH");
  await disableByFailures(db, returns.id, new Date(now.getTime() - 2.2 * dayMs));
  await api(`/automations/${newsletter.id}`, { status: "paused" }, "PATCH");
  await db.update(automations).set({ failuresInARow: 3 }).where(eq(automations.id, purchase.id));
  for (const table of [automations, surveys, messages]) {
    const at = new Date(now.getTime() - 61 * dayMs);
    await db.update(table).set({ createdAt: at, updatedAt: at }).where(eq(table.workspaceId, workspace.id));
  }
  await db.delete(apiTokens).where(and(eq(apiTokens.workspaceId, workspace.id), eq(apiTokens.name, "API")));
  return {
    email,
    password,
    hookUrl: purchase.hookUrl,
    key: purchase.apiKey,
    nextOrder: `D-${2000 + (now.getTime() % 1000)}`,
    requests,
  };
}

/** The demo's user; a second demo gives it a new password and a second workspace. */
async function demoUser(db: Db, now: Date): Promise<{ email: string; password: string; userId: string }> {
  const email = "demo@example.com";
  const password = randomBytes(9).toString("base64url");
  const passwordHash = await hashPassword(password);
  const [known] = await db.select({ id: users.id }).from(users).where(sql`lower(${users.email}) = ${email}`);
  if (known) {
    await replacePassword(db, known.id, passwordHash, null);
    return { email, password, userId: known.id };
  }
  const userId = newId("user");
  await db.insert(users).values({ id: userId, email, name: "Demo", passwordHash, createdAt: now });
  return { email, password, userId };
}

/** Posts to an automation under construction, so that its wizard stands open to the last step. */
async function tryOut(db: Db, address: string, { id, apiKey }: Made): Promise<void> {
  const answer = await fetch(`${address}/api/hooks/${id}`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ EmailAddress: "ines.lind@example.com", FirstName: "Ines", Language: "sv" }),
  });
  if (!answer.ok) throw new Error(`The draft answered ${answer.status}: ${await answer.text()}`);
  await db
    .update(automations)
    .set({ wizardStep: stepsOf("incoming_webhook").length })
    .where(eq(automations.id, id));
}

function caller(base: string, token: string) {
  return async <T>(path: string, body: unknown, method = "POST"): Promise<T> => {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}
