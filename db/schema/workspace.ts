import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, moment, timeZone } from "./columns";

/** Days (1 Monday to 7 Sunday) and local hours in which mail may leave; what falls outside waits. */
export type SendingWindow = { days: number[]; from: string; to: string };

/** How pages and mails look: a colour as `#rrggbb`, an image's id, and whether corners are round. */
export type Theme = { color: string; logo: string | null; corner: "round" | "square" };

export const workspaces = pgTable("workspaces", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  timeZone: timeZone("time_zone").notNull().default("UTC"),
  sendingWindow: jsonb("sending_window").$type<SendingWindow>(),
  /** Not more than one invitation to one address in so many days; null: no rule. */
  contactFrequencyDays: integer("contact_frequency_days"),
  payloadRetentionDays: integer("payload_retention_days").notNull().default(90),
  /** Of its surveys' pages and invitations, where a survey has none of its own; null: ours. */
  theme: jsonb("theme").$type<Theme>(),
  /** Before the address in From; null: its own name. */
  senderName: text("sender_name"),
  replyTo: text("reply_to"),
  /** Under each invitation, by language; `und` serves all. */
  footer: jsonb("footer").$type<Record<string, string>>(),
  /** Set when the complaint guard stopped all sending. */
  sendingPausedAt: moment("sending_paused_at"),
  sendingPausedReason: text("sending_paused_reason"),
  createdAt: moment("created_at").notNull(),
});

export const users = pgTable(
  "users",
  {
    id: text("id").primaryKey(),
    email: text("email").notNull(),
    name: text("name").notNull().default(""),
    passwordHash: text("password_hash").notNull(),
    locale: text("locale"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [uniqueIndex("users_email").on(sql`lower(${t.email})`)],
);

export type Role = "owner" | "admin" | "viewer";

export const members = pgTable(
  "members",
  {
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role").$type<Role>().notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] }), index("members_user").on(t.userId)],
);

/** A signed-in browser; the session cookie names the row, deleting the row signs it out. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    workspaceId: text("workspace_id").references(() => workspaces.id, { onDelete: "set null" }),
    userAgent: text("user_agent").notNull().default(""),
    createdAt: moment("created_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

/** A link sent by mail that lets its holder do one thing once: join a workspace or set a new password. */
export const mailTokens = pgTable("mail_tokens", {
  hash: bytea("hash").primaryKey(),
  purpose: text("purpose").$type<"invite" | "reset">().notNull(),
  email: text("email").notNull(),
  workspaceId: text("workspace_id").references(() => workspaces.id, { onDelete: "cascade" }),
  role: text("role").$type<Role>(),
  invitedBy: text("invited_by").references(() => users.id, { onDelete: "set null" }),
  createdAt: moment("created_at").notNull(),
  expiresAt: moment("expires_at").notNull(),
  usedAt: moment("used_at"),
});

export const apiTokens = pgTable(
  "api_tokens",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    userId: text("user_id").references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    role: text("role").$type<Role>().notNull(),
    hash: bytea("hash").notNull(),
    prefix: text("prefix").notNull(),
    last4: text("last4").notNull(),
    createdAt: moment("created_at").notNull(),
    lastUsedAt: moment("last_used_at"),
  },
  (t) => [uniqueIndex("api_tokens_hash").on(t.hash), index("api_tokens_workspace").on(t.workspaceId)],
);

/** How many turns of something that may be done so often were taken, until when; the digest says by whom of what. */
export const attemptCounters = pgTable(
  "attempt_counters",
  {
    hash: bytea("hash").primaryKey(),
    turns: integer("turns").notNull(),
    endsAt: moment("ends_at").notNull(),
  },
  (t) => [index("attempt_counters_ends").on(t.endsAt)],
);

/** A picture of a workspace, decoded and written anew by us; whoever knows its id may see it. */
export const images = pgTable(
  "images",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    type: text("type").$type<"image/png" | "image/jpeg" | "image/webp">().notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    digest: bytea("digest").notNull(),
    bytes: bytea("bytes").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [uniqueIndex("images_same").on(t.workspaceId, t.digest)],
);
