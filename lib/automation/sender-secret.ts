import { and, eq, isNull } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/db";
import { automations } from "@/db/schema";
import { invalidRequest } from "../input/field-errors";
import { seal, unseal } from "../sealed";
import { senderOf } from "../sender/list";
import type { Automation } from "./queries";

/** The settings of an automation that are sealed before they are stored, as they are given. */
export type SecretSettings = {
  signingSecret?: string | null | undefined;
  sender?: string | undefined;
  senderSecret?: string | null | undefined;
  senderSecretOverlap?: string | undefined;
};

/** The columns that hold what the sender proves itself with. */
export type SecretColumns = Partial<
  Pick<
    Automation,
    "signingSecret" | "sender" | "senderSecret" | "formerSenderSecret" | "formerSenderSecretEnds"
  >
>;

const noFormer = { formerSenderSecret: null, formerSenderSecretEnds: null };

/**
 * What is stored of changed secrets, sealed: a new secret of the sender leaves the former one good for the overlap;
 * another sender, or null, ends both at once.
 * @param before the automation as it is, or undefined for a new one
 * @throws AppError invalid_request for a secret that cannot be one of this sender's
 */
export function sealedSecrets(
  id: string,
  before: Pick<Automation, "sender" | "senderSecret"> | undefined,
  given: SecretSettings,
  now: Date,
): SecretColumns {
  const { signingSecret, sender, senderSecret, senderSecretOverlap = "PT24H" } = given;
  const columns: SecretColumns = {};
  if (signingSecret !== undefined) columns.signingSecret = signingSecret && seal(signingSecret, id);
  if (sender !== undefined) columns.sender = sender;
  const moved = before !== undefined && sender !== undefined && sender !== before.sender;
  if (senderSecret === undefined && !moved) return columns;
  checkSecret(sender ?? before?.sender ?? "generic", senderSecret);
  Object.assign(columns, noFormer, { senderSecret: senderSecret ? seal(senderSecret, id) : null });
  if (!senderSecret || moved || !before?.senderSecret) return columns;
  const ends = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO("UTC")
    .add(Temporal.Duration.from(senderSecretOverlap));
  const formerSenderSecretEnds = new Date(ends.epochMilliseconds);
  if (formerSenderSecretEnds <= now) return columns;
  return { ...columns, formerSenderSecret: before.senderSecret, formerSenderSecretEnds };
}

/** What a sender signs with: each secret, and until when it is good. One that does not open is none. */
export function senderSecretsOf(
  automation: Pick<Automation, "id" | "senderSecret" | "formerSenderSecret" | "formerSenderSecretEnds">,
): { secret: string; ends: Date | null }[] {
  const { id, senderSecret, formerSenderSecret, formerSenderSecretEnds } = automation;
  return [
    { sealed: senderSecret, ends: null },
    { sealed: formerSenderSecret, ends: formerSenderSecretEnds },
  ].flatMap(({ sealed, ends }) => {
    const secret = sealed && unseal(sealed, id);
    return secret ? [{ secret, ends }] : [];
  });
}

/**
 * Keeps that a sender shook hands or pinged, and the secret that it brought.
 * @returns false where a secret is there already, which is left as it is
 */
export async function noteHandshake(db: Tx, id: string, at: Date, secret?: string): Promise<boolean> {
  const none = secret === undefined ? undefined : isNull(automations.senderSecret);
  const kept = await db
    .update(automations)
    .set({ lastHandshakeAt: at, ...(secret === undefined ? {} : { senderSecret: seal(secret, id) }) })
    .where(and(eq(automations.id, id), none))
    .returning({ id: automations.id });
  return kept.length > 0;
}

function checkSecret(sender: string, secret: string | null | undefined): void {
  if (!secret || senderOf(sender).scheme?.secret !== "base64") return;
  const bytes = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  if (bytes.length >= 8 && /^(whsec_)?[A-Za-z0-9+/]+={0,2}$/.test(secret)) return;
  const message = "Is whsec_ followed by base64, as the sender shows it.";
  throw invalidRequest([{ field: "senderSecret", code: "invalid_secret", message }]);
}
