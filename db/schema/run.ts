import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import type { FailureDetails, FieldFault } from "./reason";

export type RunStatus =
  | "scheduled"
  | "sending"
  | "sent"
  | "filtered"
  | "rejected"
  | "duplicate"
  | "skipped"
  | "failed"
  | "cancelled"
  | "held"
  | "test";

export type FailureKind = "sender" | "setup" | "system" | "receiver";

/**
 * Why a run failed; `code` names a row of the failure catalogue. Rows of older versions have a `message`, a sentence.
 */
export type Failure = {
  kind: FailureKind;
  code: string;
  details?: FailureDetails;
  message?: string;
  step: string;
  at: string;
};

/** What the mapping made of one respondent. */
export type Mapped = {
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  language: string | null;
  variables: Record<string, string>;
};

/** How an alert tells of what a run is about: the kind of its channel, and the address, or of a URL what may be seen. */
export type RunChannel = { kind: "email" | "slack" | "teams"; to: string };

/**
 * One respondent of one delivery going through the automation, or one event that an automation posts. No foreign key here, in
 * respondents and in invitations: each would look up and lock the parent row for every respondent. What goes with a delivery, a
 * run, a respondent or a survey is deleted by triggers, one a statement; who adds to rows that were there locks them.
 */
export const runs = pgTable(
  "runs",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    automationId: text("automation_id").notNull(),
    /** Null: it came of no request, but of what somebody answered here. */
    deliveryId: text("delivery_id"),
    /** The respondent's place in the delivery, from 0. */
    position: integer("position").notNull(),
    status: text("status").$type<RunStatus>().notNull(),
    /** The code of a `Reason`; in rows of older versions perhaps a sentence. */
    reason: text("reason"),
    reasonDetails: jsonb("reason_details").$type<object>(),
    email: text("email"),
    mapped: jsonb("mapped").$type<Mapped>(),
    errors: jsonb("errors").$type<FieldFault[]>(),
    failure: jsonb("failure").$type<Failure>(),
    respondentId: text("respondent_id"),
    channel: jsonb("channel").$type<RunChannel>(),
    /** Whether the person has answered, for as long as the run is known: respondents may be erased. */
    answered: boolean("answered").notNull().default(false),
    /** Set while the run waits to be decided again: replayed, or released from being held. */
    redoAt: moment("redo_at"),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [
    index("runs_automation").on(t.automationId, t.id),
    index("runs_delivery").on(t.deliveryId),
    index("runs_status").on(t.automationId, t.status, t.id),
    index("runs_cause")
      .on(t.automationId, sql`run_cause(${t.status}, ${t.errors}, ${t.failure})`, t.id)
      .where(sql`status in ('failed', 'rejected')`),
    index("runs_redo").on(t.id).where(sql`redo_at is not null`),
    index("runs_address").on(t.workspaceId, sql`lower(${t.email}) text_pattern_ops`),
  ],
);

/** What happened to a run after it was stored, for its timeline. The run's own row tells the beginning. */
export const runEvents = pgTable(
  "run_events",
  {
    id: text("id").primaryKey(),
    runId: text("run_id")
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    at: moment("at").notNull(),
    /** attempt_failed, sent, skipped, cancelled, held, released, replayed, sent_now, bounced, complained, delivered, opened, answered */
    kind: text("kind").notNull(),
    /** The code of a reason or failure, what others said, or (reminded) a number; older versions kept sentences. */
    detail: text("detail"),
    details: jsonb("details").$type<object>(),
    /** When the next attempt is due, where one is. */
    nextAt: moment("next_at"),
    attempt: integer("attempt"),
  },
  (t) => [index("run_events_run").on(t.runId, t.id)],
);
