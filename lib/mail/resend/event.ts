import { z } from "zod";
import { refusalOf } from "../refusal";

/** What a provider tells of a mail that it took. `hard`: the mailbox will never take one. */
export type ProviderEvent = {
  /** The provider's id of the event: each counts once. */
  id: string;
  type: "delivered" | "bounced" | "complained";
  hard: boolean;
  at: Date;
  /** The provider's id of the mail. */
  providerId: string | null;
  /** Our id of the mail, as it was sent along in a tag or a header. */
  mailId: string | null;
  /** The provider's words, without an address. */
  detail: string | null;
};

const types: Record<string, ProviderEvent["type"]> = {
  "email.delivered": "delivered",
  "email.bounced": "bounced",
  "email.complained": "complained",
};

const pairs = z.union([
  z
    .array(z.object({ name: z.string(), value: z.string() }))
    .transform((list) => list.map((p) => [p.name, p.value])),
  z.record(z.string(), z.string()).transform((texts) => Object.entries(texts)),
]);
const text = z.string().nullish().catch(null);

const eventSchema = z.object({
  type: z.string(),
  created_at: text,
  data: z.object({
    email_id: text,
    tags: pairs.nullish().catch(null),
    headers: pairs.nullish().catch(null),
    bounce: z
      .object({
        type: text,
        subType: text,
        message: text,
        diagnosticCode: z
          .union([z.string(), z.array(z.string()).transform((lines) => lines.join(" "))])
          .nullish()
          .catch(null),
      })
      .nullish()
      .catch(null),
  }),
});

/**
 * Reads the body of one of Resend's webhooks.
 * @param id the event's id, from the request's headers
 * @returns null where it is none of the three events that matter here, undefined where it is no event at all
 */
export function readResendEvent(id: string, body: unknown, now: Date): ProviderEvent | null | undefined {
  const parsed = eventSchema.safeParse(body);
  if (!parsed.success) return (body as { type?: unknown } | null)?.type === undefined ? undefined : null;
  const { type: name, created_at, data } = parsed.data;
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (!type) return null;
  const happened = new Date(created_at ?? Number.NaN);
  const kind = data.bounce?.type ?? "";
  return {
    id,
    type,
    hard: type === "bounced" && isDead(kind, data.bounce ?? {}),
    at: happened.getTime() <= now.getTime() ? happened : now,
    providerId: data.email_id ?? null,
    mailId: mailIdOf(data.tags ?? [], data.headers ?? []),
    detail: [kind, data.bounce?.subType].filter(Boolean).join(", ").slice(0, 100) || null,
  };
}

/** A bounce for our own standing, for this mail or for a full mailbox says nothing against the address. */
function isDead(
  kind: string,
  bounce: { subType?: string | null; message?: string | null; diagnosticCode?: string | null },
): boolean {
  if (/transient|soft|undetermined|temporary/i.test(kind)) return false;
  if (/full|large|content|attachment/i.test(bounce.subType ?? "")) return false;
  const said = bounce.diagnosticCode || bounce.message || "";
  const [, basic] = /\b(5\d\d)[ -]/.exec(said) ?? [];
  if (!basic) return true;
  const refusal = refusalOf(said, Number(basic), "recipient");
  return refusal.about === "mailbox" && !/\b5\.2\.2\b/.test(said);
}

function mailIdOf(tags: string[][], headers: string[][]): string | null {
  const tag = tags.find(([name]) => name === "mail");
  const header = headers.find(([name]) => name?.toLowerCase() === "x-surveyhook-invitation");
  return tag?.[1] ?? header?.[1] ?? null;
}
