import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { surveys } from "./survey";

/** A person in a survey, with variables and a personal link. */
export const respondents = pgTable(
  "respondents",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    surveyId: text("survey_id")
      .notNull()
      .references(() => surveys.id, { onDelete: "cascade" }),
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
    answers: jsonb("answers").$type<Record<string, string | number | string[]>>().notNull(),
    completedAt: moment("completed_at").notNull(),
  },
  (t) => [
    uniqueIndex("responses_respondent").on(t.respondentId),
    index("responses_survey").on(t.surveyId, t.id),
  ],
);
