import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { automations, capturedMails, invitations, respondents } from "@/db/schema";

/** A kind of page as its route is written, and an address of it. */
export type PageKind = { route: string; path: string };

/** What strangers see. `reset` leads to a link that works. */
export function openPages(reset: string): PageKind[] {
  return [...same("/sign-in", "/forgot"), { route: "/reset/[token]", path: reset }];
}

/** Every page that members see, and of each kind the fullest that the demo workspace has. */
export async function memberPages(db: Db): Promise<PageKind[]> {
  const [busy] = await db.select().from(automations).where(eq(automations.name, "After purchase"));
  const [draft] = await db.select().from(automations).where(eq(automations.status, "draft"));
  const [person] = await db
    .select({ id: respondents.id, run: invitations.runId, mail: capturedMails.id })
    .from(capturedMails)
    .innerJoin(invitations, eq(invitations.id, capturedMails.mailId))
    .innerJoin(respondents, eq(respondents.id, invitations.respondentId))
    .where(and(eq(invitations.automationId, busy!.id), isNotNull(respondents.firstSeenAt)))
    .orderBy(sql`${respondents.answeredAt} desc nulls last`)
    .limit(1);
  return [
    ...same("/automations", "/surveys", "/surveys/new", "/messages", "/messages/new", "/respondents"),
    ...same("/suppressions", "/mail", "/settings"),
    ...below("/settings", ["account", "members", "mail", "tokens"]),
    ...of("/automations", busy!.id, ["", "/runs", "/errors", "/scheduled", "/data", "/mapping"]),
    ...of("/automations", busy!.id, ["/settings", "/error-messages"]),
    ...of("/automations", draft!.id, ["type", "survey", "connection", "data"].map(inSetup)),
    ...of("/automations", draft!.id, ["mapping", "settings", "status", "summary"].map(inSetup)),
    ...of("/surveys", busy!.surveyId!, ["", "/variables", "/settings", "/respondents", "/results"]),
    ...of("/messages", busy!.messageId!, [""]),
    ...of("/respondents", person!.id, [""]),
    ...of("/runs", person!.run, [""]),
    ...of("/mail", person!.mail, [""]),
  ];
}

const same = (...paths: string[]) => paths.map((path) => ({ route: path, path }));
const below = (base: string, names: string[]) => same(...names.map((name) => `${base}/${name}`));
const inSetup = (step: string) => `/setup/${step}`;
const of = (base: string, id: string, tails: string[]) =>
  tails.map((tail) => ({ route: `${base}/[id]${tail}`, path: `${base}/${id}${tail}` }));
