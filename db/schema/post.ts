import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { automations, type OutgoingEvent } from "./automation";
import { bytea, moment } from "./columns";
import { respondents } from "./respondent";
import { runs } from "./run";

export type PostStatus = "scheduled" | "sending" | "sent" | "filtered" | "failed" | "cancelled" | "held";

/** What an event is about beside its person. */
export type PostFacts = {
  responseId?: string;
  invitationId?: string;
  reason?: string;
  /** Of a digest: the moments that it is about. */
  from?: string;
  to?: string;
  /** Of one message in the place of many: the other runs that it is about. */
  runIds?: string[];
};

/** What is posted: something that happened, or a digest of it. */
export type PostEvent = OutgoingEvent | "digest";

/**
 * An event to be posted, or posted: the outbox. Written in the transaction that made the event. `due_at` is when a worker
 * must look at the row next (the next attempt, or the end of a claim's lease); null means never again.
 */
export const posts = pgTable(
  "posts",
  {
    /** Sent as `webhook-id`, the same over all attempts. One person's are posted in the order of their ids, which is that of time. */
    id: text("id").primaryKey(),
    automationId: text("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    runId: text("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    /** Null: it is about many. */
    respondentId: text("respondent_id").references(() => respondents.id, { onDelete: "cascade" }),
    event: text("event").$type<PostEvent>().notNull(),
    /** Which channel of an alert it goes to, by its id. */
    channel: text("channel"),
    facts: jsonb("facts").$type<PostFacts>().notNull(),
    status: text("status").$type<PostStatus>().notNull(),
    dueAt: moment("due_at"),
    attempts: integer("attempts").notNull().default(0),
    /** As it went out first: a retry carries the same bytes. */
    body: bytea("body"),
    createdAt: moment("created_at").notNull(),
    sentAt: moment("sent_at"),
  },
  (t) => [
    uniqueIndex("posts_run").on(t.runId),
    index("posts_due").on(t.dueAt).where(sql`due_at is not null`),
    index("posts_waiting").on(t.automationId, t.dueAt, t.id).where(sql`due_at is not null`),
    index("posts_order").on(t.respondentId, t.id).where(sql`due_at is not null`),
    index("posts_respondent").on(t.respondentId),
    index("posts_channel").on(t.channel, t.sentAt).where(sql`channel is not null`),
  ],
);
