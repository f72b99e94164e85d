import { index, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns";
import { invitations } from "./invitation";
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

/** What all sent mails of a message in one language share, so that of each only the difference is kept. */
export const mailForms = pgTable("mail_forms", {
  /** SHA-256 of the body, in hex. */
  id: text("id").primaryKey(),
  body: bytea("body").notNull(),
});

/** The mail of an invitation as it was sent, without the key of its links. The form has no foreign key: every mail would lock it. */
export const sentMails = pgTable(
  "sent_mails",
  {
    invitationId: text("invitation_id")
      .primaryKey()
      .references(() => invitations.id, { onDelete: "cascade" }),
    formId: text("form_id").notNull(),
    body: bytea("body").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [index("sent_mails_created").on(t.createdAt), index("sent_mails_form").on(t.formId)],
);
