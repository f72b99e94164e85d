import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import type { Failure } from "./run";

export type InvitationStatus = "scheduled" | "sending" | "sent" | "skipped" | "failed" | "cancelled" | "held";

/**
 * An e-mail to be sent, or sent. This table is the queue: `due_at` is when the worker must look at the row next
 * (the time to send, the next attempt, or the end of a claim's lease); null means never again.
 */
export const invitations = pgTable(
  "invitations",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    automationId: text("automation_id").notNull(),
    /** Goes with its run and with its respondent, as `runs` tells. */
    runId: text("run_id").notNull(),
    respondentId: text("respondent_id").notNull(),
    /** 0 is the invitation, 1 to 3 its reminders. */
    reminder: integer("reminder").notNull().default(0),
    status: text("status").$type<InvitationStatus>().notNull(),
    sendAt: moment("send_at").notNull(),
    dueAt: moment("due_at"),
    /** Claimed together and handed to the provider together, so that a repeat can be recognised as the same call. */
    batchId: text("batch_id"),
    attempts: integer("attempts").notNull().default(0),
    firstAttemptAt: moment("first_attempt_at"),
    /** Why the last try was in vain, while it is to be tried again. */
    trouble: jsonb("trouble").$type<Failure>(),
    sentAt: moment("sent_at"),
    providerId: text("provider_id"),
    email: text("email").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("invitations_run_reminder").on(t.runId, t.reminder),
    index("invitations_due").on(t.dueAt).where(sql`due_at is not null`),
    index("invitations_again").on(t.dueAt).where(sql`due_at is not null and batch_id is not null`),
    index("invitations_waiting")
      .on(t.automationId, t.dueAt, t.id)
      .where(sql`status = 'scheduled' and reminder = 0`),
    index("invitations_respondent").on(t.respondentId),
    index("invitations_provider").on(t.providerId).where(sql`provider_id is not null`),
    index("invitations_trouble").on(t.workspaceId, t.sendAt).where(sql`trouble is not null`),
    index("invitations_batch").on(t.batchId).where(sql`batch_id is not null`),
  ],
);
