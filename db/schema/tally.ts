import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

/**
 * How many there are of what, counted ahead so that no page counts rows. `subject` is an automation or a survey; `what` is
 * a run's status, `answered`, `waiting` (its mail is tried again), `redo`, or a survey's `respondents`, `responses`,
 * `answer` and `value`; `cause` is why it failed, the question that is answered or the variable that has a value, or empty
 * for all; `period` is `all`, a day of the workspace's zone as `d2026-11-24`, or an hour
 * of UTC as `h2026-11-24T10`.
 */
export const tallies = pgTable(
  "tallies",
  {
    subject: text("subject").notNull(),
    period: text("period").notNull(),
    what: text("what").notNull(),
    cause: text("cause").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subject, t.period, t.what, t.cause] }),
    /** Hours are forgotten after some days. */
    index("tallies_hours").on(t.period).where(sql`period >= 'h'`),
  ],
);

/**
 * What has changed since it was last folded into the tallies: written by triggers with the rows themselves, appended only,
 * so that nobody waits for anybody. What is true at a moment is the tallies and these together.
 */
export const tallyChanges = pgTable(
  "tally_changes",
  {
    subject: text("subject").notNull(),
    /** The quarter of an hour in which the run came: days of every zone begin at one. */
    at: moment("at").notNull(),
    what: text("what").notNull(),
    cause: text("cause").notNull(),
    count: integer("count").notNull(),
  },
  (t) => [index("tally_changes_subject").on(t.subject)],
);

/** What is wholly in the tallies. `reached` tells how far the first counting has come; null once it is done. */
export const tallied = pgTable("tallied", {
  subject: text("subject").primaryKey(),
  reached: text("reached"),
});
