import { index, json, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { users, workspaces } from "./workspace";

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
    /** Before the address in From; null: the workspace's. */
    senderName: text("sender_name"),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    /** Who changed it last; null where that was the app, or a token that belongs to nobody. */
    updatedBy: text("updated_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [index("messages_workspace").on(t.workspaceId, t.id)],
);
