import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import type { Filter } from "./filter";
import { type Theme, users, workspaces } from "./workspace";

/**
 * A background variable: a typed fact about a respondent. `format` belongs to text, `options` to list, and so do
 * `aliases`: other spellings, each with the option it means.
 */
export type Variable = {
  name: string;
  type: "text" | "list" | "date";
  format?: "text" | "numeric" | "email" | "regex";
  pattern?: string;
  options?: string[];
  aliases?: Record<string, string>;
  required: boolean;
};

/** Text by language tag, such as `{ "en": "Why?", "sv": "Varför?" }`. */
export type Translated = Record<string, string>;

export type QuestionType =
  | ("nps" | "rating" | "csat" | "ces" | "single" | "multiple" | "matrix" | "ranking")
  | ("text" | "number" | "date" | "consent" | "statement");

/** Something to choose: its value, as it is stored, and what people read. */
export type Choice = { value: string; label: Translated };

/**
 * `options` belong to single, multiple and ranking, `other` to the first two, `rows` and `columns` to matrix, `scale` (3
 * to 10, 5 if left out) and `style` to rating, `labels` to all with a scale, `long` and `maxLength` to text, `min` and
 * `max` to number. `page` is 1 if left out; `showIf` reads what was asked before.
 */
export type Question = {
  key: string;
  type: QuestionType;
  title: Translated;
  required: boolean;
  page?: number;
  showIf?: Filter | null;
  options?: Choice[];
  other?: boolean;
  rows?: Choice[];
  columns?: Choice[];
  scale?: number;
  style?: "numbers" | "stars";
  labels?: { low: Translated; high: Translated };
  long?: boolean;
  maxLength?: number;
  min?: number;
  max?: number;
};

/** What is said after the last page to those whose answers fit `when`; Markdown. */
export type ThankYou = {
  when: Filter | null;
  text: Translated;
  link: { url: string; label: Translated } | null;
  redirect: string | null;
};

/** A word of respondents' pages that a survey may say by itself: on buttons, beside questions, where nothing is to be answered. */
export type OwnWord =
  | ("next" | "back" | "submit" | "page" | "required" | "optional")
  | ("other" | "choose" | "wrong" | "thanks" | "used" | "closed");

/** Such words in the languages that the pages do not speak. */
export type OwnWords = Partial<Record<OwnWord, Translated>>;

/**
 * By the id of a text and a language: what the text said in the survey's first language when it was translated, where it
 * says something else now.
 */
export type Outdated = Record<string, Translated>;

export const surveys = pgTable(
  "surveys",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    kind: text("kind").$type<"hosted" | "external">().notNull().default("hosted"),
    url: text("url"),
    status: text("status").$type<"draft" | "open" | "closed">().notNull().default("draft"),
    languages: jsonb("languages").$type<string[]>().notNull(),
    variables: jsonb("variables").$type<Variable[]>().notNull(),
    questions: jsonb("questions").$type<Question[]>().notNull(),
    /** Above the first page, in Markdown. */
    welcome: jsonb("welcome").$type<Translated>(),
    /** The first that fits is said. */
    thankYou: jsonb("thank_you").$type<ThankYou[]>().notNull().default([]),
    /** Of its pages, where they do not speak its languages. */
    words: jsonb("words").$type<OwnWords>().notNull().default({}),
    /** Translations that were left as they were when their text was changed. */
    outdated: jsonb("outdated").$type<Outdated>().notNull().default({}),
    /** Of its pages and invitations; null: the workspace's. */
    theme: jsonb("theme").$type<Theme>(),
    /** From then on it is closed, whatever its status says. */
    closesAt: moment("closes_at"),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    /** Who changed it last; null where that was the app, or a token that belongs to nobody. */
    updatedBy: text("updated_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [index("surveys_workspace").on(t.workspaceId, t.id)],
);
