import { index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns";
import { surveys } from "./survey";
import { workspaces } from "./workspace";

export type SuppressionReason = "unsubscribed" | "bounced" | "complained" | "manual";

/** An address that must not be mailed. The digest alone remains when the person was erased. */
export const suppressions = pgTable(
  "suppressions",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    /** SHA-256 of the address in lower case. */
    emailHash: bytea("email_hash").notNull(),
    email: text("email"),
    reason: text("reason").$type<SuppressionReason>().notNull(),
    note: text("note"),
    /** Null: all surveys of the workspace. */
    surveyId: text("survey_id").references(() => surveys.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    unique("suppressions_address").on(t.workspaceId, t.emailHash, t.surveyId).nullsNotDistinct(),
    index("suppressions_workspace").on(t.workspaceId, t.id),
  ],
);
