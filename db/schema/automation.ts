import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns";
import type { Filter } from "./filter";
import { messages } from "./message";
import { surveys } from "./survey";
import { users, workspaces } from "./workspace";

/** One step of what is made of a field's value; steps see text unless they are first, last or join. */
export type TransformStep =
  | { op: "trim" | "lowercase" | "uppercase" | "titlecase" | "digits" }
  | { op: "first" | "last" }
  | { op: "join"; with: string }
  | { op: "split"; at: string; take: number }
  | { op: "replace"; find: string; with: string }
  | { op: "date"; format: string }
  | { op: "decimal"; separator: string }
  | { op: "map"; values: Record<string, string>; else: string | null };

/**
 * An incoming field: where it is found in the payload, and what it must be. Excluded fields are not in the list. A field
 * with a fixed `value` has no use for its path; `default` stands where nothing is left after the steps.
 */
export type IncomingField = {
  name: string;
  path: string;
  required: boolean;
  type?: "text" | "number" | "date" | "boolean";
  value?: string | number | boolean;
  transform?: TransformStep[];
  default?: string | number | boolean;
};

/** Field name to `email`, `firstName`, `lastName`, `language`, a background variable's name, or null for Skip. */
export type Mapping = Record<string, string | null>;

/** An ISO 8601 duration from the request, or a moment taken from a field. */
export type Delay = { duration: string } | { field: string; plus?: string; at?: string };

/** Withdraws the waiting invitation of the same person (or dedupe value) when `field` has one of `values`. */
export type CancelRule = { field: string; values: string[] };

/** A reminder after so many days, with its own message. */
export type Reminder = { afterDays: number; messageId: string };

/** What may make an outgoing automation post, in the order in which it is offered. */
export const outgoingEvents = [
  "response.completed",
  "response.partial",
  "invitation.sent",
  "invitation.bounced",
  "respondent.unsubscribed",
] as const;
export type OutgoingEvent = (typeof outgoingEvents)[number];

/** Where an outgoing automation posts, and what: a draft's URL may be blank yet. `host` is the URL's with its port, by which posts are counted. */
export type Outgoing = {
  url: string;
  host: string;
  events: OutgoingEvent[];
  /** Names such as `respondent.email`, `variables.OrderId`, `answers.nps`; null: all there is. */
  include: string[] | null;
  values: "codes" | "labels";
  headers: Record<string, string>;
};

/**
 * Where an alert is told. `url` is sealed and `shown` what may be seen of it; who holds the token of an address may stop
 * the mails to it.
 */
export type AlertChannel =
  | { id: string; kind: "email"; to: string; locale: string; stopToken: string; stopped: boolean }
  | { id: string; kind: "slack" | "teams"; url: string; shown: string; locale: string };

/** Whom an alert tells, at once or as a digest at a local time. */
export type Alert = { channels: AlertChannel[]; digest: "daily" | "weekly" | null; at: string };

/** The kinds of automations: what comes in invites, what is answered goes out, or is told to somebody. */
export type AutomationType = "incoming_webhook" | "outgoing_webhook" | "alert";

export const automations = pgTable(
  "automations",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id")
      .notNull()
      .references(() => workspaces.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    type: text("type").$type<AutomationType>().notNull().default("incoming_webhook"),
    status: text("status").$type<"draft" | "enabled" | "disabled" | "paused">().notNull(),
    surveyId: text("survey_id").references(() => surveys.id, { onDelete: "set null" }),
    messageId: text("message_id").references(() => messages.id, { onDelete: "set null" }),
    fields: jsonb("fields").$type<IncomingField[]>().notNull(),
    itemsPath: text("items_path"),
    filter: jsonb("filter").$type<Filter>(),
    mapping: jsonb("mapping").$type<Mapping>().notNull(),
    delay: jsonb("delay").$type<Delay>(),
    dedupeField: text("dedupe_field"),
    /** Invite again always, only after so many days, or only update the respondent. */
    repeatPolicy: jsonb("repeat_policy").$type<{
      policy: "again" | "after_days" | "update_only";
      days?: number;
    }>(),
    cancelRule: jsonb("cancel_rule").$type<CancelRule>(),
    reminders: jsonb("reminders").$type<Reminder[]>().notNull().default([]),
    frequencyExempt: boolean("frequency_exempt").notNull().default(false),
    autoDisableAfter: integer("auto_disable_after"),
    rateLimitPerMinute: integer("rate_limit_per_minute").notNull().default(6000),
    allowKeyInUrl: boolean("allow_key_in_url").notNull().default(true),
    /** Sealed; after Standard Webhooks. Of an incoming one: when set, every request must be signed with it. */
    signingSecret: text("signing_secret"),
    /** Sealed; an outgoing one signs with it too until the overlap has passed. */
    formerSigningSecret: text("former_signing_secret"),
    formerSigningSecretEnds: moment("former_signing_secret_ends"),
    /** Of an outgoing webhook; null for the others, and for a draft that has nothing of it yet. */
    outgoing: jsonb("outgoing").$type<Outgoing>(),
    /** The kind of system that sends, by its id in lib/sender. */
    sender: text("sender").notNull().default("generic"),
    /** Sealed; what that system signs with. */
    senderSecret: text("sender_secret"),
    /** Sealed; the one before it, good until the overlap has passed. */
    formerSenderSecret: text("former_sender_secret"),
    formerSenderSecretEnds: moment("former_sender_secret_ends"),
    /** When it last shook hands or pinged. Changes nothing that the hook decides by. */
    lastHandshakeAt: moment("last_handshake_at"),
    /** Of an alert; null for the others. */
    alert: jsonb("alert").$type<Alert>(),
    /** When its next digest is due. */
    digestDueAt: moment("digest_due_at"),
    notificationsEnabled: boolean("notifications_enabled").notNull().default(false),
    silenceAfterHours: integer("silence_after_hours"),
    failuresInARow: integer("failures_in_a_row").notNull().default(0),
    /** The code of a `DisabledReason`. */
    disabledReason: text("disabled_reason"),
    disabledDetails: jsonb("disabled_details").$type<object>(),
    disabledAt: moment("disabled_at"),
    /** The wizard's furthest step, 1 to 8; null once it is finished. */
    wizardStep: integer("wizard_step"),
    /** What a person chose to be made when the wizard is finished. */
    wizardEnabled: boolean("wizard_enabled").notNull().default(true),
    /** Raised by a trigger whenever something that the hook decides by has changed. */
    version: integer("version").notNull().default(1),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    /** Who changed it last; null where that was the app, or a token that belongs to nobody. */
    updatedBy: text("updated_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [
    index("automations_workspace").on(t.workspaceId, t.id),
    index("automations_survey").on(t.surveyId),
    index("automations_message").on(t.messageId),
    index("automations_digest").on(t.digestDueAt).where(sql`digest_due_at is not null`),
  ],
);

export const automationKeys = pgTable(
  "automation_keys",
  {
    id: text("id").primaryKey(),
    automationId: text("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    hash: bytea("hash").notNull(),
    prefix: text("prefix").notNull(),
    last4: text("last4").notNull(),
    createdAt: moment("created_at").notNull(),
    /** Null: until a newer key replaces it. */
    expiresAt: moment("expires_at"),
    lastUsedAt: moment("last_used_at"),
  },
  (t) => [index("automation_keys_automation").on(t.automationId)],
);

/** A person who gets an automation's error e-mails. */
export const recipients = pgTable(
  "recipients",
  {
    id: text("id").primaryKey(),
    automationId: text("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    status: text("status").$type<"active" | "stopped" | "refused">().notNull().default("active"),
    locale: text("locale").notNull().default("en"),
    /** Opens the page that stops these mails. */
    stopToken: text("stop_token").notNull(),
    addedBy: text("added_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("recipients_automation_email").on(t.automationId, t.email),
    uniqueIndex("recipients_stop_token").on(t.stopToken),
  ],
);
