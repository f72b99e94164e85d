import { z } from "zod";
import { type AutomationDetail, countedStatuses } from "../../automation/queries";
import { filterSchema } from "../../filter/schema";
import { nothingWaits, type WaitingMail } from "../../invitation/waiting";
import { noPosts, type WaitingPosts } from "../../outgoing/waiting";
import { describeDisabled } from "../../reason/kept";
import { iso, moment } from "../moment";
import { alertAnswer, alertOf } from "./alert";
import { incomingAnswer, incomingOf } from "./incoming";
import { outgoingAnswer, outgoingOf } from "./outgoing";

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

const answers = {
  incoming: z.object({ ...common, ...incomingAnswer }).meta({ id: "IncomingWebhook" }),
  outgoing: z.object({ ...common, ...outgoingAnswer }).meta({ id: "OutgoingWebhook" }),
  alert: z.object({ ...common, ...alertAnswer }).meta({ id: "Alert" }),
};

/** An automation as the API answers it, by its type. */
export const automationAnswer = z
  .discriminatedUnion("type", [answers.incoming, answers.outgoing, answers.alert])
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
      answers.incoming.extend(incoming).meta({ id: `${id}IncomingWebhook` }),
      answers.outgoing.extend(outgoing).meta({ id: `${id}OutgoingWebhook` }),
      answers.alert.extend(alert).meta({ id: `${id}Alert` }),
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
