import { z } from "zod";
import { outgoingEvents } from "@/db/schema";
import { type AutomationDetail, countedStatuses } from "../../automation/queries";
import { delaySchema, mappingSchema } from "../../automation/setup/schema";
import { stepSchema } from "../../automation/setup/value-schema";
import { filterSchema } from "../../filter/schema";
import { nothingWaits, type WaitingMail } from "../../invitation/waiting";
import { noPosts, type WaitingPosts } from "../../outgoing/waiting";
import { describeDisabled } from "../../reason/kept";
import { failureSentence } from "../../reason/sentence";
import { iso, moment } from "../moment";

const key = z.object({
  prefix: z.string(),
  last4: z.string(),
  createdAt: moment,
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
});

const common = {
  id: z.string(),
  name: z.string(),
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
    .meta({ description: "What stands in the way of every invitation or post, if anything does." }),
  surveyId: z.string().nullable(),
  filter: z.union([filterSchema, z.null()]),
  autoDisableAfter: z.number().int().nullable(),
  hasSigningSecret: z
    .boolean()
    .meta({ description: "Whether requests must be signed, or posts are; the secret is not shown." }),
  errorNotifications: z.object({
    enabled: z.boolean(),
    recipients: z.array(z.string()),
    stopped: z.array(z.string()).meta({ description: "Recipients who stopped the mails themselves." }),
  }),
  runs: z.object(Object.fromEntries(countedStatuses.map((status) => [status, z.number().int()]))).meta({
    description: "Number of runs by status; tests are not counted.",
  }),
  lastRequestAt: moment.nullable().meta({ description: "Of one that posts: when something last happened." }),
  createdAt: moment,
  updatedAt: moment,
};

const incomingAnswer = z
  .object({
    ...common,
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
    hasSenderSecret: z
      .boolean()
      .meta({ description: "Whether the sender's secret is set; it is not shown." }),
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
  })
  .meta({ id: "IncomingWebhook" });

const outgoingAnswer = z
  .object({
    ...common,
    type: z.literal("outgoing_webhook"),
    url: z.string().nullable(),
    events: z.array(z.enum(outgoingEvents)),
    include: z.array(z.string()).nullable(),
    values: z.enum(["codes", "labels"]),
    headers: z.record(z.string(), z.string()),
    waiting: z
      .object({ count: z.number().int(), oldestSince: moment.nullable() })
      .meta({ description: "Posts that are tried again, or wait for their turn; since when the oldest." }),
  })
  .meta({ id: "OutgoingWebhook" });

const told = { locale: z.string() };

const alertAnswer = z
  .object({
    ...common,
    type: z.literal("alert"),
    channels: z.array(
      z.discriminatedUnion("kind", [
        z.object({
          ...{ kind: z.literal("email"), to: z.string(), ...told },
          stopped: z.boolean().meta({ description: "They have stopped these mails themselves." }),
        }),
        z.object({ kind: z.literal("slack"), url: z.string().meta({ description: "Masked." }), ...told }),
        z.object({ kind: z.literal("teams"), url: z.string().meta({ description: "Masked." }), ...told }),
      ]),
    ),
    digest: z.enum(["daily", "weekly"]).nullable(),
    at: z.string(),
    nextDigestAt: moment.nullable(),
    waiting: z.object({ count: z.number().int(), oldestSince: moment.nullable() }),
  })
  .meta({ id: "Alert" });

/** An automation as the API answers it, by its type. */
export const automationAnswer = z
  .discriminatedUnion("type", [incomingAnswer, outgoingAnswer, alertAnswer])
  .meta({ id: "Automation" });

/** The same with more beside it. */
export function automationWith<I extends z.ZodRawShape, O extends z.ZodRawShape, A extends z.ZodRawShape>(
  id: string,
  incoming: I,
  outgoing: O,
  alert: A,
) {
  return z
    .discriminatedUnion("type", [
      incomingAnswer.extend(incoming).meta({ id: `${id}IncomingWebhook` }),
      outgoingAnswer.extend(outgoing).meta({ id: `${id}OutgoingWebhook` }),
      alertAnswer.extend(alert).meta({ id: `${id}Alert` }),
    ])
    .meta({ id: `${id}Automation` });
}

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
  "nextDigestAt",
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
  {
    mail = nothingWaits,
    posts = noPosts,
  }: { mail?: WaitingMail | undefined; posts?: WaitingPosts | undefined } = {},
): z.input<typeof automationAnswer> {
  const { automation: a, recipients, runs, faults, lastRequestAt } = detail;
  const disabled = describeDisabled(a);
  const shared = {
    id: a.id,
    name: a.name,
    status: a.status,
    enabled: a.status === "enabled",
    disabledReason: disabled?.sentence ?? null,
    disabledReasonCode: disabled?.code ?? null,
    disabledReasonDetails: (disabled?.details as Record<string, unknown> | undefined) ?? null,
    disabledAt: iso(a.disabledAt),
    failuresInARow: a.failuresInARow,
    setupFaults: faults.map(({ code, message }) => ({ code, message })),
    surveyId: a.surveyId,
    filter: a.filter,
    autoDisableAfter: a.autoDisableAfter,
    hasSigningSecret: a.signingSecret !== null,
    errorNotifications: {
      enabled: a.notificationsEnabled,
      recipients: recipients.map(({ email }) => email),
      stopped: recipients.filter(({ status }) => status !== "active").map(({ email }) => email),
    },
    runs,
    lastRequestAt: iso(lastRequestAt),
    createdAt: iso(a.createdAt),
    updatedAt: iso(a.updatedAt),
  };
  switch (a.type) {
    case "incoming_webhook":
      return { ...shared, ...incomingOf(detail, appUrl, mail) };
    case "outgoing_webhook":
      return { ...shared, ...outgoingOf(a, posts) };
    case "alert":
      return { ...shared, ...alertOf(a, posts) };
  }
}

function incomingOf({ automation: a, keys }: AutomationDetail, appUrl: string, waiting: WaitingMail) {
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

function outgoingOf({ outgoing }: AutomationDetail["automation"], { count, oldestSince }: WaitingPosts) {
  const { url, events = [], include = null, values = "codes", headers = {} } = outgoing ?? {};
  return {
    ...{ type: "outgoing_webhook" as const, url: url || null, events, include, values, headers },
    waiting: { count, oldestSince: iso(oldestSince) },
  };
}

function alertOf(
  { alert, digestDueAt }: AutomationDetail["automation"],
  { count, oldestSince }: WaitingPosts,
) {
  const { channels = [], digest = null, at = "08:00" } = alert ?? {};
  return {
    ...{ type: "alert" as const, digest, at, nextDigestAt: iso(digestDueAt) },
    channels: channels.map((channel) =>
      channel.kind === "email"
        ? { kind: channel.kind, to: channel.to, locale: channel.locale, stopped: channel.stopped }
        : { kind: channel.kind, url: channel.shown, locale: channel.locale },
    ),
    waiting: { count, oldestSince: iso(oldestSince) },
  };
}

/** The address that an automation's requests are posted to. */
export function hookUrl(appUrl: string, automationId: string): string {
  return `${appUrl}/api/hooks/${automationId}`;
}
