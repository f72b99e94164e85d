import { z } from "zod";
import { outgoingEvents } from "@/db/schema";
import { filterSchema } from "@/lib/filter/schema";
import { line } from "@/lib/input/text";
import { formFaultOf } from "@/lib/outgoing/target";
import { rules } from "../setup/rule-schema";
import { automationStatus, errorNotifications, nameOfAutomation, refuseTwoStatuses } from "../setup/schema";
import { signingSecret } from "../setup/signing-schema";

/** Headers that are ours, or the connection's. */
const ownHeaders =
  /^(host|content-.*|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|proxy-.*|webhook-.*|user-agent)$/i;
const mostHeaders = 20;

const headers = z
  .record(z.string(), z.string().max(1000))
  .superRefine((given, context) => {
    const issue = (name: string, message: string) =>
      context.addIssue({ code: "custom", path: [name], message, params: { code: "invalid_header" } });
    const seen = new Set<string>();
    for (const [name, value] of Object.entries(given)) {
      if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/.test(name)) issue(name, "Is no name of a header.");
      else if (ownHeaders.test(name)) issue(name, "Is set by Surveyhook itself, or by the connection.");
      else if (seen.has(name.toLowerCase())) issue(name, "Stands twice: names of headers have no case.");
      else if (!/^[\t\x20-\x7e]*$/.test(value))
        issue(name, "A header's value has visible ASCII characters alone.");
      seen.add(name.toLowerCase());
    }
    if (seen.size > mostHeaders)
      context.addIssue({
        code: "custom",
        message: `Has more than ${mostHeaders} headers.`,
        params: { code: "too_many" },
      });
  })
  .meta({ description: "Sent along with each post.", example: { "X-Team": "cx" } });

const url = line(2000).superRefine((text, context) => {
  const fault = formFaultOf(text);
  if (fault) context.addIssue({ code: "custom", message: fault.message, params: { code: fault.code } });
});

const settings = {
  name: nameOfAutomation,
  type: z.literal("outgoing_webhook"),
  surveyId: z.string().nullable(),
  url: url.nullable().meta({
    description: "https, or http where ALLOWED_PRIVATE_TARGETS lets the address in.",
    example: "https://crm.example.com/hooks/answers",
  }),
  events: z
    .array(z.enum(outgoingEvents))
    .min(1)
    .max(50)
    .transform((events) => outgoingEvents.filter((event) => events.includes(event))),
  include: z
    .array(line(300))
    .max(1000)
    .nullable()
    .meta({
      description:
        "What of the person, the variables and the answers is posted: `respondent.email`, `variables.OrderId`, `answers.nps`; null: all.",
      example: ["respondent.email", "variables.OrderId", "answers.nps"],
    }),
  values: z.enum(["codes", "labels"]).meta({
    description: "Choices by their values, or by their labels in the respondent's language.",
  }),
  headers,
  filter: z.union([filterSchema, z.null()]).meta({
    description: "Over `answers.KEY`, `variables.NAME` and `language`.",
  }),
  autoDisableAfter: rules.autoDisableAfter,
  signingSecret: signingSecret.unwrap().meta({
    description: "Left out: one is made. Either way it is shown this once.",
  }),
  errorNotifications,
};

/** An outgoing webhook as it is made. What it needs of its survey is checked by the verb. */
export const outgoingInput = z
  .strictObject({
    name: settings.name,
    type: settings.type,
    ...automationStatus,
    surveyId: settings.surveyId.optional(),
    url: settings.url.optional(),
    events: settings.events.default(["response.completed"]),
    include: settings.include.default(null),
    values: settings.values.default("codes"),
    headers: settings.headers.default({}),
    filter: settings.filter.default(null),
    autoDisableAfter: settings.autoDisableAfter.default(10),
    signingSecret: settings.signingSecret.optional(),
    errorNotifications: errorNotifications.default({}),
  })
  .superRefine(refuseTwoStatuses)
  .meta({ id: "OutgoingWebhookInput" });

/** What may be changed of an outgoing webhook: any of its fields, each replaced as a whole. Its secret has a call of its own. */
export const outgoingPatch = z
  .strictObject({ ...settings, ...automationStatus })
  .omit({ signingSecret: true })
  .partial()
  .meta({ id: "OutgoingWebhookPatch" });

export type OutgoingInput = z.output<typeof outgoingInput>;
export type OutgoingPatch = z.output<typeof outgoingPatch>;
