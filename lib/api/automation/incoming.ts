import { z } from "zod";
import type { AutomationDetail } from "../../automation/queries";
import { delaySchema, mappingSchema } from "../../automation/setup/schema";
import { stepSchema } from "../../automation/setup/value-schema";
import type { WaitingMail } from "../../invitation/waiting";
import { failureSentence } from "../../reason/sentence";
import { iso, moment } from "../moment";

const key = z.object({
  prefix: z.string(),
  last4: z.string(),
  createdAt: moment,
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
});

/** What the API answers of an incoming webhook beside what all automations have. */
export const incomingAnswer = {
  type: z.literal("incoming_webhook"),
  messageId: z.string().nullable(),
  fields: z.array(
    z.object({
      name: z.string(),
      path: z.string().optional().meta({ description: "None where the value is fixed." }),
      required: z.boolean(),
      type: z.enum(["text", "number", "date", "boolean"]).optional(),
      value: z.union([z.string(), z.number(), z.boolean()]).optional(),
      transform: z.array(stepSchema).optional(),
      default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    }),
  ),
  itemsPath: z.string().nullable(),
  mapping: mappingSchema,
  delay: delaySchema,
  dedupeField: z.string().nullable(),
  repeatPolicy: z
    .object({ policy: z.enum(["again", "after_days", "update_only"]), days: z.number().int().optional() })
    .nullable(),
  cancelRule: z.object({ field: z.string(), values: z.array(z.string()) }).nullable(),
  reminders: z.array(z.object({ afterDays: z.number().int(), messageId: z.string() })),
  frequencyExempt: z.boolean(),
  rateLimitPerMinute: z.number().int(),
  allowKeyInUrl: z.boolean(),
  sender: z.string(),
  hasSenderSecret: z.boolean().meta({ description: "Whether the sender's secret is set; it is not shown." }),
  lastHandshakeAt: moment.nullable().meta({ description: "When the sender last shook hands or pinged." }),
  silenceAfterHours: z.number().int().nullable(),
  hookUrl: z.string(),
  keys: z.array(key).meta({ description: "Living API keys, newest first." }),
  waiting: z
    .object({
      count: z.number().int(),
      oldestSince: moment.nullable(),
      cause: z.string().nullable(),
      causeCode: z.string().nullable(),
    })
    .meta({
      description:
        "Invitations and reminders that should have left and are tried again: since when, and what the mail server said at the last try.",
    }),
};

/** An incoming webhook in that shape. @param appUrl the public address of this installation */
export function incomingOf({ automation: a, keys }: AutomationDetail, appUrl: string, waiting: WaitingMail) {
  return {
    type: "incoming_webhook" as const,
    messageId: a.messageId,
    fields: a.fields.map(({ path, ...field }) => (field.value === undefined ? { path, ...field } : field)),
    itemsPath: a.itemsPath,
    mapping: a.mapping,
    delay: a.delay === null ? null : "duration" in a.delay ? a.delay.duration : a.delay,
    dedupeField: a.dedupeField,
    repeatPolicy: a.repeatPolicy,
    cancelRule: a.cancelRule,
    reminders: a.reminders,
    frequencyExempt: a.frequencyExempt,
    rateLimitPerMinute: a.rateLimitPerMinute,
    allowKeyInUrl: a.allowKeyInUrl,
    sender: a.sender,
    hasSenderSecret: a.senderSecret !== null,
    lastHandshakeAt: iso(a.lastHandshakeAt),
    silenceAfterHours: a.silenceAfterHours,
    hookUrl: hookUrl(appUrl, a.id),
    keys: keys.map((k) => ({
      prefix: k.prefix,
      last4: k.last4,
      createdAt: iso(k.createdAt),
      expiresAt: iso(k.expiresAt),
      lastUsedAt: iso(k.lastUsedAt),
    })),
    waiting: {
      count: waiting.count,
      oldestSince: iso(waiting.oldestSince),
      cause: waiting.cause && failureSentence(waiting.cause),
      causeCode: waiting.cause?.code ?? null,
    },
  };
}

/** The address that an automation's requests are posted to. */
export function hookUrl(appUrl: string, automationId: string): string {
  return `${appUrl}/api/hooks/${automationId}`;
}
