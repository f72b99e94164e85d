import { Temporal } from "temporal-polyfill";
import type { automations } from "@/db/schema";
import { seal, unseal } from "../sealed";
import { newSigningSecret } from "../secret";
import { signedHeaders } from "../sender/scheme";
import { standardScheme } from "../sender/senders/standard-webhooks";

type Secrets = Pick<
  typeof automations.$inferSelect,
  "id" | "signingSecret" | "formerSigningSecret" | "formerSigningSecretEnds"
>;

/**
 * The headers that prove a post to be ours: signed with the secret, and with the former one until its overlap has passed.
 * Source: the Standard Webhooks specification, 1.0.
 * @param id the same over all attempts
 * @returns null where no secret opens: it was sealed under another AUTH_SECRET
 */
export function signatureHeaders(
  automation: Secrets,
  id: string,
  body: Uint8Array,
  now: Date,
): Record<string, string> | null {
  const { formerSigningSecret, formerSigningSecretEnds: ends } = automation;
  const former = ends && ends > now ? formerSigningSecret : null;
  const secrets = [automation.signingSecret, former].flatMap(
    (sealed) => (sealed && unseal(sealed, automation.id)) || [],
  );
  const request = { method: "POST", url: "", body };
  const signed = secrets.map((secret) => signedHeaders(standardScheme, secret, request, now, id));
  if (signed.length === 0) return null;
  const signature = signed.map((headers) => headers[standardScheme.header]).join(" ");
  return { ...signed[0], [standardScheme.header]: signature };
}

/**
 * A new signing secret with the columns that keep it; the one before signs too until the overlap has passed.
 * @param overlap an ISO 8601 duration of days, hours or less
 */
export function renewedSecret(
  before: Pick<Secrets, "id" | "signingSecret">,
  overlap: string,
  now: Date,
): { signingSecret: string; columns: Partial<Secrets> } {
  const signingSecret = newSigningSecret();
  const ends = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO("UTC")
    .add(Temporal.Duration.from(overlap));
  const former = before.signingSecret !== null && ends.epochMilliseconds > now.getTime();
  return {
    signingSecret,
    columns: {
      signingSecret: seal(signingSecret, before.id),
      formerSigningSecret: former ? before.signingSecret : null,
      formerSigningSecretEnds: former ? new Date(ends.epochMilliseconds) : null,
    },
  };
}
