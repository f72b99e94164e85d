import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/** One run of an Inngest function under the embedded engine, with what its finished steps returned. */
export const engineRuns = pgTable(
  "engine_runs",
  {
    id: text("id").primaryKey(),
    functionId: text("function_id").notNull(),
    eventId: text("event_id").notNull(),
    event: jsonb("event").$type<Record<string, unknown>>().notNull(),
    /** By hashed step id: what the step returned, as the SDK wants it back. */
    steps: jsonb("steps").$type<Record<string, unknown>>().notNull(),
    status: text("status").$type<"queued" | "running" | "completed" | "failed">().notNull(),
    attempt: integer("attempt").notNull().default(0),
    error: text("error"),
    createdAt: moment("created_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    /** The same event id starts the same function once. */
    uniqueIndex("engine_runs_event").on(t.functionId, t.eventId),
    index("engine_runs_ended").on(t.endedAt),
  ],
);
