import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { surveys } from "./survey";

/** A person in a survey, with variables and a personal link. */
export const respondents = pgTable(
  "respondents",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    /** Goes with its survey, as `runs` tells. */
    surveyId: text("survey_id").notNull(),
    email: text("email").notNull(),
    firstName: text("first_name"),
    lastName: text("last_name"),
    language: text("language").notNull(),
    variables: jsonb("variables").$type<Record<string, string>>().notNull(),
    /** 32 random bytes, base64url: the personal link and the unsubscribe link. */
    token: text("token").notNull(),
    /** The first GET of the personal link, by a mail scanner perhaps; tells nothing about the person. */
    firstSeenAt: moment("first_seen_at"),
    openedAt: moment("opened_at"),
    answeredAt: moment("answered_at"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("respondents_token").on(t.token),
    index("respondents_survey").on(t.surveyId, t.id),
    index("respondents_address").on(t.workspaceId, sql`lower(${t.email}) text_pattern_ops`),
  ],
);

/**
 * What is answered to a question: a number on a scale, a choice or a text, true for a consent, several choices or a
 * ranking (best first), a matrix's columns by row; `other` in place of a choice.
 */
export type Answer = string | number | boolean | Other | (string | Other)[] | Record<string, string>;

/** A choice that was not offered, in the respondent's own words. */
export type Other = { other: string };

/** Answers by question key. */
export type Answers = Record<string, Answer>;

/** A survey begun and not yet answered: one a respondent. It keeps its id when it becomes a response. */
export const partialResponses = pgTable(
  "partial_responses",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    surveyId: text("survey_id")
      .notNull()
      .references(() => surveys.id, { onDelete: "cascade" }),
    respondentId: text("respondent_id")
      .notNull()
      .references(() => respondents.id, { onDelete: "cascade" }),
    language: text("language").notNull(),
    answers: jsonb("answers").$type<Answers>().notNull(),
    /** What stood in the form and is no answer yet, as a form gave it, by question key: it is shown again, and nowhere else. */
    unfit: jsonb("unfit").$type<Record<string, unknown>>().notNull().default({}),
    /** The page that the link leads to: the one after that which was left last. */
    page: integer("page").notNull(),
    startedAt: moment("started_at").notNull(),
    touchedAt: moment("touched_at").notNull(),
    /** When it is posted, if nothing more is answered until then; null where nobody wants to hear of it. */
    postAt: moment("post_at"),
  },
  (t) => [
    uniqueIndex("partial_responses_respondent").on(t.respondentId),
    index("partial_responses_post").on(t.postAt).where(sql`post_at is not null`),
    index("partial_responses_survey").on(t.surveyId, t.id),
  ],
);

/** How far the following up of a response has come. */
export type FollowUp = "open" | "done";

/** An answered survey: one a respondent, ever. Answers by question key. */
export const responses = pgTable(
  "responses",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    surveyId: text("survey_id")
      .notNull()
      .references(() => surveys.id, { onDelete: "cascade" }),
    respondentId: text("respondent_id")
      .notNull()
      .references(() => respondents.id, { onDelete: "cascade" }),
    language: text("language").notNull(),
    answers: jsonb("answers").$type<Answers>().notNull(),
    completedAt: moment("completed_at").notNull(),
    /** What it counts under in `answer_tallies`, beside its language. Written by the database; null where it waits for that. */
    groups: text("groups").array(),
    /** Whether somebody is to act on it, or has; null: nobody has to. */
    followUp: text("follow_up").$type<FollowUp>(),
    /** What those who follow up have written down. */
    note: text("note"),
    followUpAt: moment("follow_up_at"),
    /** Who last changed it: a user's id, or null for a token that belongs to nobody. */
    followUpBy: text("follow_up_by"),
  },
  (t) => [
    uniqueIndex("responses_respondent").on(t.respondentId),
    index("responses_survey").on(t.surveyId, t.id),
  ],
);
