import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** What a finished step left: its result, or the last error of one that has no retries left. */
export type StepMemo =
  | { id: string; data: unknown }
  | { id: string; error: { name: string; message: string } };

/** A call of the function that is still to be made: `step` finds what comes next, a hashed id runs that step. */
export type PendingCall = {
  step: string;
  attempt: number;
  /** Milliseconds since 1970: not before. */
  at: number;
  /** A sleep: nothing is called, the time merely passes. */
  sleep?: true;
};

/** One run of an Inngest function under the embedded engine, with what its finished steps returned. */
export const engineRuns = pgTable(
  "engine_runs",
  {
    id: text("id").primaryKey(),
    functionId: text("function_id").notNull(),
    eventId: text("event_id").notNull(),
    event: jsonb("event").$type<Record<string, unknown>>().notNull(),
    /** What the finished steps returned, in the order in which they finished. */
    steps: jsonb("steps").$type<StepMemo[]>().notNull(),
    /** What the run does next. */
    pending: jsonb("pending").$type<PendingCall[]>().notNull().default([]),
    status: text("status").$type<"queued" | "running" | "completed" | "failed">().notNull(),
    error: text("error"),
    createdAt: moment("created_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    /** The same event id starts the same function once. */
    uniqueIndex("engine_runs_event").on(t.functionId, t.eventId),
    index("engine_runs_ended").on(t.endedAt),
    index("engine_runs_queued").on(t.functionId).where(sql`status = 'queued'`),
  ],
);

/** The one row of what all processes of this database know of the engine that drives them. */
export const engineState = pgTable("engine_state", {
  id: integer("id").primaryKey().default(1),
  /** When the engine last called the sweep, which it is to do every minute. */
  sweptAt: moment("swept_at"),
  /** Under which address an Inngest server was last told to call. */
  address: text("address"),
});
