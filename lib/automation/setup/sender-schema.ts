import { z } from "zod";
import { isSender } from "@/lib/sender/list";
import { isStorable } from "@/lib/text/storable";
import { parseDuration } from "../decide/delay";

/** How long something old goes on working. */
export const overlap = z
  .string()
  .superRefine((text, context) => {
    if (parseDuration(text, 0).ok) return;
    const message = "Must be an ISO 8601 duration from PT0S to P365D, such as PT24H.";
    context.addIssue({ code: "custom", message, params: { code: "invalid_duration" } });
  })
  .meta({ example: "PT24H" });

/** What is said of the system that sends. */
export const senderSettings = {
  sender: z
    .string()
    .refine(isSender, { message: "Is no sender: see GET /senders.", params: { code: "unknown_sender" } })
    .meta({ description: "The kind of system that sends, by its id in `GET /senders`.", example: "shopify" }),
  senderSecret: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .refine(isStorable, {
      message: "Holds a NUL or half of a surrogate pair.",
      params: { code: "invalid_characters" },
    })
    .nullable()
    .meta({ description: "What that system signs with. Never shown again; null takes it away at once." }),
  senderSecretOverlap: overlap.meta({
    description: "How long the former secret stays good beside a new one; 24 hours if left out.",
  }),
  template: z.string().max(100).meta({
    description:
      "A template of the sender: fills in what is left out of fields, itemsPath, filter and mapping.",
    example: "order",
  }),
};
