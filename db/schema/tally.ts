import { sql } from "drizzle-orm";
import { index, integer, jsonb, numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
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

/**
 * What the answers of a survey sum up to, counted ahead. `group` is empty for everybody, or `l:` and a language, `a:` and
 * an automation, `v:` and a variable of a list with its value; `period` is `all` or a day of completion, as in `tallies`;
 * `key` is the question, or empty for responses; `value` is empty for how many answered, or what was answered: a step, a
 * choice, a matrix's row and column or a ranking's option and place with U+001F between, a number to two digits. `sum`
 * belongs to numbers, and is exact. Nothing that people wrote is in it.
 */
export const answerTallies = pgTable(
  "answer_tallies",
  {
    surveyId: text("survey_id").notNull(),
    group: text("group").notNull(),
    period: text("period").notNull(),
    key: text("key").notNull(),
    value: text("value").notNull(),
    count: integer("count").notNull(),
    sum: numeric("sum").notNull(),
  },
  (t) => [primaryKey({ columns: [t.surveyId, t.group, t.period, t.key, t.value] })],
);

/** Responses that came, changed or went since they were last folded: one row each, as `tally_changes`. */
export const answerChanges = pgTable(
  "answer_changes",
  {
    surveyId: text("survey_id").notNull(),
    /** The quarter of an hour in which it was completed. */
    at: moment("at").notNull(),
    /** 1 for what came, -1 for what went. */
    count: integer("count").notNull(),
    groups: text("groups").array().notNull(),
    /** Each as key, value, sum. */
    cells: jsonb("cells").$type<[string, string, number][]>().notNull(),
  },
  (t) => [index("answer_changes_survey").on(t.surveyId)],
);

/** What is wholly in the tallies. `reached` tells how far the first counting has come; null once it is done. */
export const tallied = pgTable("tallied", {
  subject: text("subject").primaryKey(),
  reached: text("reached"),
});
