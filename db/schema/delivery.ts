import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { automations } from "./automation";
import { bytea, moment } from "./columns";
import type { DeliveryNote, UnreadableBody } from "./reason";

/** Why a signature did not open a hook, for those who set it up. */
export type RefusedRule = {
  sender: string;
  rule:
    | "no_signature"
    | "malformed"
    | "former_secret"
    | "body_changed"
    | "url_changed"
    | "clock"
    | "other_secret";
  /** How far the clocks are apart. */
  minutes?: number;
};

export type DeliveryMode = "live" | "test" | "held";

/** One authenticated HTTP request to a hook, byte for byte, with the answer it got. */
export const deliveries = pgTable(
  "deliveries",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    automationId: text("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    mode: text("mode").$type<DeliveryMode>().notNull(),
    receivedAt: moment("received_at").notNull(),
    /** The HTTP status answered. */
    status: integer("status").notNull(),
    /** The problem code where the answer was no 2xx. */
    code: text("code"),
    /** The facts of a `UnreadableBody` of that code; older versions kept a sentence, in `detail`. */
    details: jsonb("details").$type<UnreadableBody["details"]>(),
    detail: text("detail"),
    contentType: text("content_type").notNull().default(""),
    /** The request's headers less those that carry a secret. */
    headers: jsonb("headers").$type<Record<string, string>>().notNull(),
    /** The parameters of the URL less those that carry a key; null where there were none. */
    query: jsonb("query").$type<Record<string, string>>(),
    /** The unpacked body as it came; null after retention or erasure of the whole. */
    body: bytea("body"),
    notes: jsonb("notes").$type<(DeliveryNote | string)[]>().notNull(),
    respondents: integer("respondents").notNull().default(0),
  },
  (t) => [
    index("deliveries_automation").on(t.automationId, t.id),
    index("deliveries_unreadable")
      .on(t.automationId, t.id)
      .where(sql`mode = 'live' and respondents = 0 and code is not null`),
  ],
);

/** A request that a draft's hook refused for want of its key; what came with it is not kept. */
export const refusedTries = pgTable(
  "refused_tries",
  {
    id: text("id").primaryKey(),
    automationId: text("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    at: moment("at").notNull(),
    code: text("code").notNull(),
    /** Which rule of the chosen sender stopped it. */
    rule: jsonb("rule").$type<RefusedRule>(),
  },
  (t) => [index("refused_tries_automation").on(t.automationId, t.id)],
);

/** An answer kept for 30 days, to be given again for the same Idempotency-Key. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    automationId: text("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    bodyHash: bytea("body_hash").notNull(),
    status: integer("status").notNull(),
    answer: text("answer").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.automationId, t.key] }),
    index("idempotency_keys_created").on(t.createdAt),
  ],
);

/** A value of an automation's dedupe field that was taken; the digest, because values may be long. */
export const dedupeValues = pgTable(
  "dedupe_values",
  {
    automationId: text("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    hash: bytea("hash").notNull(),
    runId: text("run_id").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.automationId, t.hash] }),
    /** Who is erased leaves no digest behind. */
    index("dedupe_values_run").on(t.runId),
  ],
);
