import { z } from "zod";
import { mappingSchema } from "../automation/setup/schema";
import { stepSchema } from "../automation/setup/value-schema";
import { filterSchema } from "../filter/schema";
import { headerOf } from "../sender/event-id";
import type { Sender } from "../sender/model";
import { operation } from "./operation";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const templateAnswer = z.object({
  id: z.string(),
  name: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      required: z.boolean(),
      type: z.enum(["text", "number", "date", "boolean"]).optional(),
      value: scalar.optional(),
      transform: z.array(stepSchema).optional(),
      default: scalar.optional(),
    }),
  ),
  itemsPath: z.string().nullable(),
  filter: z.union([filterSchema, z.null()]),
  mapping: mappingSchema,
  sample: z.unknown().meta({ description: "A body of this kind, written after the sender's documentation." }),
});

const senderAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    authentication: z.enum(["signature", "basic", "key"]),
    signatureHeader: z.string().nullable(),
    eventId: z.string().nullable().meta({ description: "A header's name, or a path in the body." }),
    handshake: z.boolean(),
    templates: z.array(templateAnswer),
  })
  .meta({ id: "Sender" });

/** A sender as the API answers it. */
export function shapeSender(sender: Sender): z.input<typeof senderAnswer> {
  const { id, name, authentication, scheme, eventId, handshakes = [], templates } = sender;
  return {
    ...{ id, name, authentication },
    signatureHeader: scheme?.header ?? null,
    eventId: headerOf(eventId?.place) ?? eventId?.place ?? null,
    handshake: handshakes.length > 0,
    templates: templates.map(({ id, name, fields, itemsPath = null, filter = null, mapping, sample }) => ({
      ...{ id, name: name.en, fields, itemsPath, filter, mapping, sample },
    })),
  };
}

export const senderOperations = {
  list: operation({
    id: "listSenders",
    method: "GET",
    path: "/senders",
    tag: "Automations",
    summary: "List the kinds of systems that are known as senders",
    role: "viewer",
    answer: {
      status: 200,
      description: "Every sender with its templates.",
      schema: z.object({ data: z.array(senderAnswer) }).meta({ id: "SenderList" }),
    },
  }),
} as const;
