import { z } from "zod";
import { filterSchema } from "@/lib/filter/schema";
import { addressInput } from "@/lib/input/address";
import { line } from "@/lib/input/text";
import { formFaultOf } from "@/lib/outgoing/target";
import { rules } from "../setup/rule-schema";
import { automationStatus, errorNotifications, nameOfAutomation, refuseTwoStatuses } from "../setup/schema";

const locale = z
  .enum(["en", "sv"])
  .default("en")
  .meta({ description: "The language of the message's own words." });

const url = line(2000).superRefine((text, context) => {
  // As GET answers it: masked, and kept as it is.
  if (text.includes("•")) return;
  const fault = formFaultOf(text);
  if (fault) context.addIssue({ code: "custom", message: fault.message, params: { code: fault.code } });
});

/** One place where an alert is told. */
const channel = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("email"),
      to: addressInput,
      locale,
      stopped: z.boolean().optional().meta({ description: "As GET answers it; ignored.", readOnly: true }),
    }),
    z.strictObject({
      kind: z.literal("slack"),
      url: url.meta({ description: "Of a Slack incoming webhook; answered masked." }),
      locale,
    }),
    z.strictObject({
      kind: z.literal("teams"),
      url: url.meta({ description: "Of a Teams workflow webhook; answered masked." }),
      locale,
    }),
  ])
  .meta({ id: "AlertChannel" });

const settings = {
  name: nameOfAutomation,
  type: z.literal("alert"),
  surveyId: z.string().nullable(),
  filter: z.union([filterSchema, z.null()]).meta({
    description: "Of which answers it tells: over `answers.KEY`, `variables.NAME` and `language`.",
    example: { field: "answers.nps", op: "lte", value: 6 },
  }),
  channels: z.array(channel).max(20),
  digest: z.enum(["daily", "weekly"]).nullable().meta({
    description:
      "null: each answer at once, more than 20 in 10 minutes as one. A weekly digest comes on Mondays.",
  }),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Is no time such as 08:00.")
    .meta({ description: "Of a digest, in the workspace's time zone.", example: "08:00" }),
  autoDisableAfter: rules.autoDisableAfter,
  errorNotifications,
};

/** An alert as it is made. What it needs of its survey is checked by the verb. */
export const alertInput = z
  .strictObject({
    name: settings.name,
    type: settings.type,
    ...automationStatus,
    surveyId: settings.surveyId.optional(),
    filter: settings.filter.default(null),
    channels: settings.channels.default([]),
    digest: settings.digest.default(null),
    at: settings.at.default("08:00"),
    autoDisableAfter: settings.autoDisableAfter.default(10),
    errorNotifications: errorNotifications.default({}),
  })
  .superRefine(refuseTwoStatuses)
  .meta({ id: "AlertInput" });

/** What may be changed of an alert: any of its fields, each replaced as a whole. */
export const alertPatch = z
  .strictObject({ ...settings, ...automationStatus })
  .partial()
  .meta({ id: "AlertPatch" });

export type AlertInput = z.output<typeof alertInput>;
export type AlertPatch = z.output<typeof alertPatch>;
export type ChannelInput = z.output<typeof channel>;
