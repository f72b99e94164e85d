import { index, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { moment } from "./columns";
import { workspaces } from "./workspace";

/** Mail that left nothing: kept here and shown at /mail while no provider is set. */
export const capturedMails = pgTable(
  "captured_mails",
  {
    id: text("id").primaryKey(),
    /** The mail's own id (`inv_...`, `ntc_...`): a repeat of a mail is kept once. */
    mailId: text("mail_id"),
    workspaceId: text("workspace_id").references(() => workspaces.id, { onDelete: "cascade" }),
    to: text("to").notNull(),
    from: text("from").notNull(),
    subject: text("subject").notNull(),
    headers: jsonb("headers").$type<Record<string, string>>().notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    index("captured_mails_workspace").on(t.workspaceId, t.id),
    index("captured_mails_to").on(t.to),
    unique("captured_mails_mail").on(t.mailId),
  ],
);

/** An event of a mail provider that was handled; each counts once. */
export const providerEvents = pgTable("provider_events", {
  id: text("id").primaryKey(),
  type: text("type").notNull(),
  invitationId: text("invitation_id"),
  workspaceId: text("workspace_id"),
  createdAt: moment("created_at").notNull(),
});
