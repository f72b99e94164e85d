import { index, json, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { workspaces } from "./workspace";

/** Subject and Markdown body by language tag. */
export type MessageContent = Record<string, { subject: string; body: string }>;

export const messages = pgTable(
  "messages",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    kind: text("kind").$type<"invitation" | "reminder">().notNull().default("invitation"),
    /** json, not jsonb: the first language is the one to fall back to, and jsonb forgets the order of keys. */
    content: json("content").$type<MessageContent>().notNull(),
    replyTo: text("reply_to"),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [index("messages_workspace").on(t.workspaceId, t.id)],
);
