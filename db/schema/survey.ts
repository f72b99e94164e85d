import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { users, workspaces } from "./workspace";

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

export type QuestionType = "nps" | "rating" | "single" | "multiple" | "text" | "number";

/** `options` belong to single and multiple, `scale` (3 to 10, 5 if left out) to rating, `labels` to nps and rating. */
export type Question = {
  key: string;
  type: QuestionType;
  title: Translated;
  required: boolean;
  options?: { value: string; label: Translated }[];
  scale?: number;
  labels?: { low: Translated; high: Translated };
};

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
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    /** Who changed it last; null where that was the app, or a token that belongs to nobody. */
    updatedBy: text("updated_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [index("surveys_workspace").on(t.workspaceId, t.id)],
);
