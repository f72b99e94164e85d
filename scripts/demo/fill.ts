import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { apiTokens, invitations, respondents, users, workspaces } from "@/db/schema";
import { hashPassword } from "@/lib/auth/password";
import { replacePassword } from "@/lib/auth/replace-password";
import { newId } from "@/lib/ids";
import { createWorkspace } from "@/lib/workspace/create";
import { message, supportSurvey, survey } from "./content";
import { spread } from "./spread";
import { answers, orders, people, traffic } from "./traffic";

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

/**
 * Makes a workspace of its own through the management API and posts traffic of all outcomes to its hooks.
 * @param address where the app answers
 * @param sendsForReal a mail provider is set: then nothing is sent to the invented people
 */
export async function fillDemo(db: Db, address: string, sendsForReal: boolean, now: Date): Promise<Demo> {
  const { email, password, userId } = await demoUser(db, now);
  const workspace = await createWorkspace(db, { name: "Trees & Ash", ownerId: userId }, now);
  await db.update(workspaces).set({ timeZone: "Europe/Stockholm" }).where(eq(workspaces.id, workspace.id));
  const api = caller(`${address}/api/v1`, workspace.token);

  const surveyId = (await api<Made>("/surveys", survey)).id;
  const messageId = (await api<Made>("/messages", message)).id;
  const closedId = (await api<Made>("/surveys", { ...supportSurvey, status: "closed" })).id;
  const base = { type: "incoming_webhook", surveyId, messageId, ...orders.automation };
  const purchase = await api<Made>("/automations", {
    ...base,
    name: "After purchase",
    delay: sendsForReal ? "P365D" : null,
  });
  const later = await api<Made>("/automations", {
    ...base,
    name: "A month later",
    dedupeField: null,
    filter: null,
    delay: "P30D",
  });
  const support = await api<Made>("/automations", {
    ...orders.plain,
    name: "Support case closed",
    surveyId: closedId,
    messageId,
  });
  const paused = await api<Made>("/automations", {
    ...orders.plain,
    name: "Newsletter sign-up",
    surveyId,
    messageId,
  });
  const draft = await api<Made>("/automations", { ...orders.plain, name: "Shop visit", status: "draft" });

  let requests = 0;
  const post = async (hook: Made, body: unknown) => {
    requests++;
    const path = new URL(hook.hookUrl).pathname;
    await fetch(`${address}${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${hook.apiKey}`,
        "content-type": "application/json",
        "user-agent": "Trees-and-Ash-Shop/2.4",
      },
      body: JSON.stringify(body),
    });
  };
  await api("/suppressions", { email: people.suppressed, reason: "manual" });
  await api(`/automations/${paused.id}/disable`, {});
  const hooks = { purchase, later, support, paused, draft };
  for (const [name, body] of traffic()) await post(hooks[name], body);

  const scheduled = await api<{ data: { id: string }[] }>(`/automations/${later.id}/runs?status=scheduled`);
  await api(`/runs/${scheduled.data[0]!.id}/cancel`, {});
  if (!sendsForReal) await answerSome(db, purchase.id, api);
  await spread(db, workspace.id, now);
  await db.delete(apiTokens).where(and(eq(apiTokens.workspaceId, workspace.id), eq(apiTokens.name, "API")));
  return {
    email,
    password,
    hookUrl: purchase.hookUrl,
    key: purchase.apiKey,
    nextOrder: `A-${2000 + (now.getTime() % 1000)}`,
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

/** Waits for the invitations and lets some of the invited answer. */
async function answerSome(db: Db, automationId: string, api: ReturnType<typeof caller>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const sent = await db
      .select({ token: respondents.token })
      .from(invitations)
      .innerJoin(respondents, eq(respondents.id, invitations.respondentId))
      .where(and(eq(invitations.automationId, automationId), eq(invitations.status, "sent")))
      .orderBy(invitations.id);
    if (sent.length >= answers.length + 4) {
      for (const [index, given] of answers.entries())
        await api("/responses", { token: sent[index]!.token, answers: given });
      return;
    }
    await sleep(100);
  }
}

function caller(base: string, token: string) {
  return async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${base}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}
