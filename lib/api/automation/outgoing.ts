import { z } from "zod";
import { outgoingEvents } from "@/db/schema";
import type { AutomationDetail } from "../../automation/queries";
import type { WaitingPosts } from "../../outgoing/waiting";
import { iso, moment } from "../moment";

/** What the API answers of an outgoing webhook beside what all automations have. */
export const outgoingAnswer = {
  type: z.literal("outgoing_webhook"),
  url: z.string().nullable(),
  events: z.array(z.enum(outgoingEvents)),
  include: z.array(z.string()).nullable(),
  values: z.enum(["codes", "labels"]),
  headers: z.record(z.string(), z.string()),
  waiting: z
    .object({ count: z.number().int(), oldestSince: moment.nullable() })
    .meta({ description: "Posts that are tried again, or wait for their turn; since when the oldest." }),
};

/** An outgoing webhook in that shape. */
export function outgoingOf(
  { outgoing }: AutomationDetail["automation"],
  { count, oldestSince }: WaitingPosts,
) {
  const { url, events = [], include = null, values = "codes", headers = {} } = outgoing ?? {};
  return {
    ...{ type: "outgoing_webhook" as const, url: url || null, events, include, values, headers },
    waiting: { count, oldestSince: iso(oldestSince) },
  };
}
