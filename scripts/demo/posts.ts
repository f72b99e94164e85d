import { desc, eq } from "drizzle-orm";
import type { Db } from "@/db";
import {
  type Alert,
  automations,
  posts,
  respondents,
  responses,
  runEvents,
  runs,
  surveys,
} from "@/db/schema";
import { eventBody } from "@/lib/outgoing/body";
import { idAt } from "./id-at";

/** How many of the newest answers were posted, and how many came after it was paused. */
const posted = 80;
const held = 4;
const dayMs = 86_400_000;
const notes = [
  "Called, parcel is on its way.",
  "Sent a new pot, wrote an apology.",
  "Refunded the freight.",
  "Passed on to the warehouse.",
];

/**
 * Writes what was made of a survey's newest answers: posted by an outgoing webhook that is paused since, told by an alert
 * where they were bad, and followed up in part. All of it is past: nothing is left to be posted.
 * @param by the id of the user who follows up
 */
export async function writePosts(
  db: Db,
  surveyId: string,
  { outgoing, alert, by }: { outgoing: string; alert: string; by: string },
): Promise<void> {
  const survey = (await db.query.surveys.findFirst({ where: eq(surveys.id, surveyId) }))!;
  const newest = await db
    .select({ response: responses, respondent: respondents })
    .from(responses)
    .innerJoin(respondents, eq(respondents.id, responses.respondentId))
    .where(eq(responses.surveyId, surveyId))
    .orderBy(desc(responses.completedAt))
    .limit(posted);
  const webhook = (await db.query.automations.findFirst({ where: eq(automations.id, outgoing) }))!;
  const alarm = (await db.query.automations.findFirst({ where: eq(automations.id, alert) }))!;
  const channel = (alarm.alert as Alert).channels[0]!.id;
  const rows: {
    runs: (typeof runs.$inferInsert)[];
    posts: (typeof posts.$inferInsert)[];
    events: (typeof runEvents.$inferInsert)[];
  } = { runs: [], posts: [], events: [] };

  const bad = newest.filter(({ response }) => Number(response.answers.nps) <= 6);
  const told = [
    ...newest.map((each, i) => ({ ...each, automationId: outgoing, later: i < held, fails: i % 23 === 11 })),
    ...bad.map((each) => ({ ...each, automationId: alert, later: false, fails: false })),
  ];
  for (const { response, respondent, automationId, later, fails } of told) {
    const at = response.completedAt;
    const [runId, id] = [idAt("run", at), idAt("post", at)];
    const status = later ? ("held" as const) : ("sent" as const);
    const first = new Date(at.getTime() + 700);
    const sentAt = later ? null : new Date(first.getTime() + (fails ? 61_000 : 0));
    const about = {
      event: "response.completed" as const,
      at,
      survey,
      respondent,
      response,
      invitation: null,
    };
    rows.runs.push({
      ...{ id: runId, workspaceId: survey.workspaceId, automationId, position: 0, status },
      ...{ email: respondent.email, respondentId: respondent.id, createdAt: at, updatedAt: sentAt ?? at },
    });
    rows.posts.push({
      ...{ id, automationId, runId, respondentId: respondent.id, event: about.event, status, sentAt },
      ...{ channel: automationId === alert ? channel : null, facts: { responseId: response.id } },
      ...{ dueAt: null, attempts: later ? 0 : fails ? 2 : 1, createdAt: at },
      body:
        automationId === alert || later
          ? null
          : Buffer.from(
              JSON.stringify(eventBody({ ...about, automation: { id: outgoing, runId } }, webhook.outgoing!)),
            ),
    });
    if (sentAt === null) continue;
    if (fails)
      rows.events.push({
        ...{ id: idAt("evt", first), runId, at: first, kind: "attempt_failed", attempt: 1, nextAt: sentAt },
        ...{ detail: "receiver_status", details: { status: 503, ms: 212, answer: "Back in a minute." } },
      });
    rows.events.push({
      ...{ id: idAt("evt", sentAt), runId, at: sentAt, kind: "posted", attempt: fails ? 2 : 1 },
      details: automationId === alert ? {} : { status: 200, ms: 90 + (at.getTime() % 140), answer: "ok" },
    });
  }
  await db.transaction(async (tx) => {
    await tx.insert(runs).values(rows.runs);
    await tx.insert(posts).values(rows.posts);
    await tx.insert(runEvents).values(rows.events);
    for (const [i, { response }] of bad.entries()) {
      const done = i >= bad.length / 2;
      const followUpAt = new Date(response.completedAt.getTime() + (done ? dayMs / 3 : 0));
      const note = done ? notes[i % notes.length]! : null;
      await tx
        .update(responses)
        .set({ followUp: done ? "done" : "open", followUpAt, followUpBy: by, note })
        .where(eq(responses.id, response.id));
    }
  });
}
