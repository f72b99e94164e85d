import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db";
import { type AlertChannel, posts, runs } from "@/db/schema";
import { answerMessage, digestMessage, stormMessage } from "../alert/compose";
import { digestFacts } from "../alert/digest";
import { alertMail } from "../alert/mail";
import type { AlertMessage } from "../alert/message";
import { slackBody } from "../alert/slack";
import { teamsBody } from "../alert/teams";
import type { Clock } from "../clock";
import type { FailureCode } from "../failures";
import type { Mailer } from "../mail/mailer";
import { outcomeOf, type PostOutcome } from "../outgoing/outcome";
import { post } from "../outgoing/post";
import { unseal } from "../sealed";
import { holdPost } from "./posts/hold-post";
import type { LoadedPost } from "./posts/load-posts";

/** What telling needs of its process. `retryScale` is RETRY_SCALE. */
export type AlertDeps = {
  db: Db;
  clock: Clock;
  retryScale: number;
  mailer: Mailer;
  appUrl: string;
  from: string;
};

/** More than so many within the window become one message at its end. */
const mostAlone = 20;
const windowMilliseconds = 600_000;

/** How telling a channel went; `later`: it was laid to others, which are told together then; `lost`: another process tells it. */
export type Told =
  | PostOutcome
  | { status: "cancelled" }
  | { status: "later"; until: Date | null }
  | { status: "lost" };

/** Tells a channel of an alert what one post is about. */
export async function tellChannel(deps: AlertDeps, item: LoadedPost): Promise<Told> {
  const { automation, post: row } = item;
  const channel = automation.alert?.channels.find(({ id }) => id === row.channel);
  if (!channel || (channel.kind === "email" && channel.stopped)) return { status: "cancelled" };
  if (row.event !== "digest" && row.facts.runIds === undefined && row.attempts === 1) {
    const later = await layTogether(deps, item);
    if (later) return { status: "later", until: later.until };
  }
  const message = await messageOf(deps, item, channel);
  // Reading all that a digest is about may take long; who lost its claim meanwhile leaves the telling to the other.
  if (row.event === "digest" && !(await holdPost(deps.db, row, deps.clock()))) return { status: "lost" };
  return await sendMessage(deps, item, channel, message);
}

/** Hands a message to a channel in its own form. */
export async function sendMessage(
  { clock, mailer, appUrl, from }: AlertDeps,
  {
    post: row,
    automation,
    workspace,
  }: Pick<LoadedPost, "automation" | "workspace"> & { post: { id: string; event: string } },
  channel: AlertChannel,
  message: AlertMessage,
): Promise<PostOutcome> {
  if (channel.kind === "email") {
    const kind = row.event === "digest" ? "digest" : "alert";
    const mail = await alertMail(message, channel, { id: row.id, kind, workspace, appUrl, from });
    const [outcome] = await mailer.send([mail], row.id);
    if (outcome!.status === "sent") return { status: "sent", details: {} };
    const code = outcome!.code as FailureCode;
    const again = outcome!.status === "failed";
    const retryAfterMs = outcome!.status === "failed" ? (outcome!.retryAfterMs ?? 0) : 0;
    return { status: "failed", code, details: { said: outcome!.message }, again, retryAfterMs };
  }
  const url = unseal(channel.url, automation.id);
  if (url === null)
    return { status: "failed", code: "secret_unopened", details: {}, again: false, retryAfterMs: 0 };
  const body = Buffer.from(channel.kind === "slack" ? slackBody(message) : teamsBody(message));
  const now = clock();
  return outcomeOf(await post(url, body, {}, now));
}

async function messageOf(
  { db, appUrl }: AlertDeps,
  { automation, post: row, survey, respondent, response, workspace }: LoadedPost,
  { locale }: AlertChannel,
): Promise<AlertMessage> {
  const { name, filter, alert } = automation;
  if (row.event === "digest") {
    const span = { from: new Date(row.facts.from!), to: new Date(row.facts.to!) };
    const facts = await digestFacts(db, survey, filter, alert!.digest ?? "daily", span, workspace.timeZone);
    return digestMessage({ survey, automation: name, facts, timeZone: workspace.timeZone }, locale, appUrl);
  }
  if (row.facts.runIds !== undefined || !respondent)
    return stormMessage({ survey, automation: name, count: row.facts.runIds?.length ?? 1 }, locale, appUrl);
  const answers = response?.answers ?? {};
  return answerMessage({ survey, respondent, answers, automation: name }, locale, appUrl);
}

/**
 * Lays an answer to those that are told together, where so many were told within the window that it would be too many.
 * The first of them becomes the one post for all, which is about nobody alone.
 * @returns until when this post waits, null where it went into another; nothing where it is told by itself
 */
async function layTogether(
  { db, clock, retryScale }: AlertDeps,
  { post: row }: LoadedPost,
): Promise<{ until: Date | null } | null> {
  const now = clock();
  const window = windowMilliseconds * retryScale;
  const since = new Date(now.getTime() - window).toISOString();
  return await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${row.channel}::text, 0))`);
    const [told] = await tx.execute<{ count: number; first: string | null; leader: string | null }>(sql`
      select (select count(*)::int from posts where channel = ${row.channel} and sent_at > ${since}) as count,
        (select min(sent_at) from posts where channel = ${row.channel} and sent_at > ${since}) as first,
        (select min(id) from (select id from posts where automation_id = ${row.automationId} and due_at is not null
          and channel = ${row.channel} and status = 'scheduled' and facts ? 'runIds' and attempts = 0 offset 0) waiting) as leader`);
    const waits = () =>
      tx.update(runs).set({ status: "scheduled", updatedAt: now }).where(eq(runs.id, row.runId));
    if (told!.leader) {
      await waits();
      await tx.execute(sql`
        update posts set facts = jsonb_set(facts, '{runIds}', facts -> 'runIds' || to_jsonb(${row.runId}::text)) where id = ${told!.leader}`);
      await tx.delete(posts).where(eq(posts.id, row.id));
      return { until: null };
    }
    if (told!.count < mostAlone) {
      // Counted as told from now on: those that are told at this moment count too.
      await tx.update(posts).set({ sentAt: now }).where(eq(posts.id, row.id));
      return null;
    }
    await waits();
    const until = new Date(new Date(told!.first!).getTime() + window);
    const due = until > now ? until : now;
    await tx
      .update(posts)
      .set({
        ...{ status: "scheduled", attempts: 0, dueAt: due, respondentId: null },
        facts: { runIds: [row.runId] },
      })
      .where(eq(posts.id, row.id));
    return { until: due };
  });
}
