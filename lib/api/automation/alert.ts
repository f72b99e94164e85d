import { z } from "zod";
import type { AutomationDetail } from "../../automation/queries";
import type { WaitingPosts } from "../../outgoing/waiting";
import { iso, moment } from "../moment";

const told = { locale: z.string() };

/** What the API answers of an alert beside what all automations have. */
export const alertAnswer = {
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
};

/** An alert in that shape; the addresses of its channels masked. */
export function alertOf(
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
