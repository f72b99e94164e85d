import { z } from "zod";
import { type AutomationDetail, countedStatuses } from "../automation/queries";
import { delaySchema, mappingSchema } from "../automation/setup/schema";
import { stepSchema } from "../automation/setup/value-schema";
import { filterSchema } from "../filter/schema";
import { nothingWaits, type WaitingMail } from "../invitation/waiting";
import { describeDisabled } from "../reason/kept";
import { failureSentence } from "../reason/sentence";
import { iso, moment } from "./moment";

const key = z.object({
  prefix: z.string(),
  last4: z.string(),
  createdAt: moment,
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
});

export const automationAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.literal("incoming_webhook"),
    status: z.enum(["draft", "enabled", "disabled", "paused"]),
    enabled: z.boolean(),
    disabledReason: z
      .string()
      .nullable()
      .meta({ description: "`manual`, or why it was disabled by itself, in English." }),
    disabledReasonCode: z.string().nullable().meta({ example: "failures_in_a_row" }),
    disabledReasonDetails: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ example: { count: 10, last: "missing_field", field: "OrderId" } }),
    disabledAt: moment.nullable(),
    failuresInARow: z.number().int(),
    setupFaults: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .meta({ description: "What stands in the way of every invitation, if anything does." }),
    surveyId: z.string().nullable(),
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
    filter: z.union([filterSchema, z.null()]),
    mapping: mappingSchema,
    delay: delaySchema,
    dedupeField: z.string().nullable(),
    repeatPolicy: z
      .object({ policy: z.enum(["again", "after_days", "update_only"]), days: z.number().int().optional() })
      .nullable(),
    cancelRule: z.object({ field: z.string(), values: z.array(z.string()) }).nullable(),
    reminders: z.array(z.object({ afterDays: z.number().int(), messageId: z.string() })),
    frequencyExempt: z.boolean(),
    autoDisableAfter: z.number().int().nullable(),
    rateLimitPerMinute: z.number().int(),
    allowKeyInUrl: z.boolean(),
    hasSigningSecret: z
      .boolean()
      .meta({ description: "Whether requests must be signed; the secret is not shown." }),
    sender: z.string(),
    hasSenderSecret: z
      .boolean()
      .meta({ description: "Whether the sender's secret is set; it is not shown." }),
    lastHandshakeAt: moment.nullable().meta({ description: "When the sender last shook hands or pinged." }),
    errorNotifications: z.object({
      enabled: z.boolean(),
      recipients: z.array(z.string()),
      stopped: z.array(z.string()).meta({ description: "Recipients who stopped the mails themselves." }),
    }),
    silenceAfterHours: z.number().int().nullable(),
    hookUrl: z.string(),
    keys: z.array(key).meta({ description: "Living API keys, newest first." }),
    runs: z.object(Object.fromEntries(countedStatuses.map((status) => [status, z.number().int()]))).meta({
      description: "Number of runs by status; tests are not counted.",
    }),
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
    lastRequestAt: moment.nullable(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Automation" });

/** Properties of an answer that a body may carry and that are ignored there. */
export const automationReadOnly = [
  "id",
  "disabledReason",
  "disabledReasonCode",
  "disabledReasonDetails",
  "disabledAt",
  "failuresInARow",
  "setupFaults",
  "hasSigningSecret",
  "hasSenderSecret",
  "lastHandshakeAt",
  "hookUrl",
  "apiKey",
  "keys",
  "runs",
  "waiting",
  "lastRequestAt",
  "createdAt",
  "updatedAt",
];

/** An automation as the API answers it. @param appUrl the public address of this installation */
export function shapeAutomation(
  detail: AutomationDetail,
  appUrl: string,
  waiting: WaitingMail = nothingWaits,
): z.input<typeof automationAnswer> {
  const { automation: a, keys, recipients, runs, faults, lastRequestAt } = detail;
  const disabled = describeDisabled(a);
  return {
    id: a.id,
    name: a.name,
    type: a.type,
    status: a.status,
    enabled: a.status === "enabled",
    disabledReason: disabled?.sentence ?? null,
    disabledReasonCode: disabled?.code ?? null,
    disabledReasonDetails: (disabled?.details as Record<string, unknown> | undefined) ?? null,
    disabledAt: iso(a.disabledAt),
    failuresInARow: a.failuresInARow,
    setupFaults: faults.map(({ code, message }) => ({ code, message })),
    surveyId: a.surveyId,
    messageId: a.messageId,
    fields: a.fields.map(({ path, ...field }) => (field.value === undefined ? { path, ...field } : field)),
    itemsPath: a.itemsPath,
    filter: a.filter,
    mapping: a.mapping,
    delay: a.delay === null ? null : "duration" in a.delay ? a.delay.duration : a.delay,
    dedupeField: a.dedupeField,
    repeatPolicy: a.repeatPolicy,
    cancelRule: a.cancelRule,
    reminders: a.reminders,
    frequencyExempt: a.frequencyExempt,
    autoDisableAfter: a.autoDisableAfter,
    rateLimitPerMinute: a.rateLimitPerMinute,
    allowKeyInUrl: a.allowKeyInUrl,
    hasSigningSecret: a.signingSecret !== null,
    sender: a.sender,
    hasSenderSecret: a.senderSecret !== null,
    lastHandshakeAt: iso(a.lastHandshakeAt),
    errorNotifications: {
      enabled: a.notificationsEnabled,
      recipients: recipients.map(({ email }) => email),
      stopped: recipients.filter(({ status }) => status !== "active").map(({ email }) => email),
    },
    silenceAfterHours: a.silenceAfterHours,
    hookUrl: hookUrl(appUrl, a.id),
    keys: keys.map((k) => ({
      prefix: k.prefix,
      last4: k.last4,
      createdAt: iso(k.createdAt),
      expiresAt: iso(k.expiresAt),
      lastUsedAt: iso(k.lastUsedAt),
    })),
    runs,
    waiting: {
      count: waiting.count,
      oldestSince: iso(waiting.oldestSince),
      cause: waiting.cause && failureSentence(waiting.cause),
      causeCode: waiting.cause?.code ?? null,
    },
    lastRequestAt: iso(lastRequestAt),
    createdAt: iso(a.createdAt),
    updatedAt: iso(a.updatedAt),
  };
}

/** The address that an automation's requests are posted to. */
export function hookUrl(appUrl: string, automationId: string): string {
  return `${appUrl}/api/hooks/${automationId}`;
}
