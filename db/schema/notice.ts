import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { automations, recipients } from "./automation";
import { moment } from "./columns";

export type NoticeKind =
  | "first_failure"
  | "halfway"
  | "disabled"
  | "silence"
  | "test"
  | "added"
  | "complaints";

/** An e-mail to one recipient about an automation: written in the transaction that decided it, sent by a worker. */
export const notices = pgTable(
  "notices",
  {
    id: text("id").primaryKey(),
    automationId: text("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    recipientId: text("recipient_id")
      .notNull()
      .references(() => recipients.id, { onDelete: "cascade" }),
    kind: text("kind").$type<NoticeKind>().notNull(),
    cause: text("cause").notNull(),
    /** What the mail tells: counts, cause, a masked sample. No personal data. */
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull(),
    status: text("status").$type<"waiting" | "sent" | "failed">().notNull(),
    dueAt: moment("due_at"),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    createdAt: moment("created_at").notNull(),
    sentAt: moment("sent_at"),
  },
  (t) => [
    index("notices_due").on(t.dueAt).where(sql`due_at is not null`),
    index("notices_same").on(t.automationId, t.recipientId, t.kind, t.createdAt),
  ],
);
