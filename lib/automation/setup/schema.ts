import { z } from "zod";
import type { Delay, IncomingField } from "@/db/schema";
import { filterSchema } from "@/lib/filter/schema";
import { addressInput } from "@/lib/input/address";
import { line } from "@/lib/input/text";
import { parsePath, pathOfKey } from "@/lib/payload/path";
import { parseDelay } from "../decide/delay";
import { rules } from "./rule-schema";
import { senderSettings } from "./sender-schema";
import { signingSecret } from "./signing-schema";
import { valueOfField } from "./value-schema";

const path = z.string().superRefine((value, context) => {
  const parsed = parsePath(value);
  if (!parsed.ok)
    context.addIssue({ code: "custom", message: parsed.error, params: { code: "invalid_path" } });
});

const name = line(200);

const field = z
  .strictObject({
    name: name.meta({ example: "OrderId" }),
    path: path.optional().meta({
      description: "Where the value is: an RFC 9535 singular query; the key of that name if left out.",
      example: "order.id",
    }),
    required: z.boolean().default(false),
    type: z.enum(["text", "number", "date", "boolean"]).nullish().meta({
      description: "Left out, it is the type of the variable that the field is mapped to.",
    }),
    ...valueOfField,
  })
  .superRefine(({ name, path, value }, context) => {
    if (path === undefined || path === pathOfKey(name) || value === undefined || value === null) return;
    const message = "A field has a path or a fixed value, not both.";
    context.addIssue({ code: "custom", path: ["value"], message, params: { code: "invalid_value" } });
  })
  .transform(
    ({ type, path, value, transform, default: otherwise, ...rest }): IncomingField => ({
      ...rest,
      path: path ?? pathOfKey(rest.name),
      ...(type ? { type } : {}),
      ...(value === undefined || value === null ? {} : { value }),
      ...(transform && transform.length > 0 ? { transform } : {}),
      ...(otherwise === undefined || otherwise === null ? {} : { default: otherwise }),
    }),
  );

/** An ISO 8601 duration, a moment taken from a field, or null for at once. */
export const delaySchema = z
  .union([
    z.string().meta({ description: "ISO 8601 duration from PT3S to P365D.", example: "P2D" }),
    z.strictObject({ field: name, plus: z.string().nullish(), at: z.string().nullish() }),
    z.null(),
  ])
  .transform((input, context): Delay | null => {
    const parsed = parseDelay(
      typeof input === "object" && input !== null
        ? { field: input.field, plus: input.plus ?? undefined, at: input.at ?? undefined }
        : input,
    );
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: "custom", message: parsed.error, params: { code: "invalid_delay" } });
    return z.NEVER;
  });

/** Field name to what it fills: `email`, `firstName`, `lastName`, `language`, a background variable, or null (skip). */
export const mappingSchema = z.record(name, line(200).nullable()).meta({
  description:
    "Field name to `email`, `firstName`, `lastName`, `language`, a background variable, or null to skip it.",
  example: { EmailAddress: "email", OrderId: "OrderId" },
});

/** Who hears by e-mail when an automation fails. */
export const errorNotifications = z.strictObject({
  enabled: z.boolean().optional(),
  recipients: z.array(addressInput).max(20).optional(),
  stopped: z
    .array(z.string())
    .optional()
    .meta({ description: "As GET answers it; ignored.", readOnly: true }),
});

/** What an automation is called. */
export const nameOfAutomation = name.meta({ example: "After purchase" });

const settings = {
  name: nameOfAutomation,
  type: z.literal("incoming_webhook"),
  surveyId: z.string().nullable(),
  messageId: z.string().nullable(),
  fields: z.array(field).max(200).superRefine(checkNames),
  itemsPath: path.nullable().meta({ description: "Where the list of respondents is, in an envelope." }),
  filter: z.union([filterSchema, z.null()]),
  mapping: mappingSchema,
  delay: delaySchema,
  ...rules,
  signingSecret: signingSecret.meta({ description: "Requests must then be signed too. Never shown again." }),
  ...senderSettings,
  errorNotifications,
};

/** The state that an automation is made in, or changed to. */
export const automationStatus = {
  status: z.enum(["draft", "enabled", "disabled", "paused"]).optional().meta({
    description: "`draft` may leave out survey, message and mapping; its hook is in test mode.",
  }),
  enabled: z
    .boolean()
    .optional()
    .meta({ description: "false: disabled. True unless `status` says otherwise." }),
};

/** An automation as it is made. What it needs of its survey is checked by the verb. */
export const automationInput = z
  .strictObject({
    name: settings.name,
    type: settings.type.optional().meta({ description: "An incoming webhook where none is said." }),
    ...automationStatus,
    surveyId: settings.surveyId.optional(),
    messageId: settings.messageId.optional(),
    fields: settings.fields.optional().meta({
      description: "Left out: the standard fields and the survey's background variables.",
    }),
    sender: settings.sender.default("generic"),
    senderSecret: settings.senderSecret.default(null),
    senderSecretOverlap: settings.senderSecretOverlap.optional(),
    template: settings.template.optional(),
    itemsPath: settings.itemsPath.optional(),
    filter: settings.filter.optional(),
    mapping: settings.mapping.optional().meta({
      description: "Left out: each field fills what has its name. Names that are no field yet become fields.",
      example: { EmailAddress: "email", OrderId: "OrderId" },
    }),
    delay: settings.delay.default(null),
    dedupeField: settings.dedupeField.default(null),
    repeatPolicy: settings.repeatPolicy.default(null),
    cancelRule: settings.cancelRule.default(null),
    reminders: settings.reminders.default([]),
    frequencyExempt: settings.frequencyExempt.default(false),
    autoDisableAfter: settings.autoDisableAfter.default(10),
    rateLimitPerMinute: settings.rateLimitPerMinute.default(6000),
    allowKeyInUrl: settings.allowKeyInUrl.default(true),
    signingSecret: settings.signingSecret.default(null),
    errorNotifications: errorNotifications.default({}),
    silenceAfterHours: settings.silenceAfterHours.default(null),
  })
  .superRefine(refuseTwoStatuses)
  .meta({ id: "AutomationInput" });

/** What may be changed of an automation: any of its fields, each replaced as a whole. */
export const automationPatch = z
  .strictObject({ ...settings, ...automationStatus })
  .partial()
  .meta({ id: "AutomationPatch" });

export type AutomationInput = z.output<typeof automationInput>;
export type AutomationPatch = z.output<typeof automationPatch>;

/** Refuses a body whose `status` and `enabled` ask for different things. */
export function refuseTwoStatuses(
  { status, enabled }: { status?: string | undefined; enabled?: boolean | undefined },
  context: z.RefinementCtx,
): void {
  if (status === undefined || enabled === undefined || status === "draft") return;
  if ((status === "enabled") === enabled) return;
  const message = `status is ${status}, and enabled is ${enabled}. Leave one of them out.`;
  context.addIssue({ code: "custom", path: ["enabled"], message, params: { code: "invalid_value" } });
}

function checkNames(fields: readonly { name: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [i, { name: given }] of fields.entries()) {
    const message = `There is a field ${given} already.`;
    if (seen.has(given))
      context.addIssue({ code: "custom", path: [i, "name"], message, params: { code: "duplicate" } });
    seen.add(given);
  }
}
