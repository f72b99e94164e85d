import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { users } from "@/db/schema";
import { AppError } from "../errors";

/** Who changes something: the id of a user, or null for a token that belongs to nobody. */
export type Actor = string | null;

/** What an editor read of a row before it writes: the parts that it may write over, and their digest as it read them. */
export type Seen<Row> = { parts: readonly (keyof Row)[]; digest: string };

/** The parts that each editor of the dashboard reads and writes. */
export const editedParts = {
  questions: ["questions"],
  variables: ["variables"],
  ends: ["welcome", "thankYou"],
  texts: ["questions", "welcome", "thankYou", "words"],
  address: ["url"],
  survey: ["title", "languages", "status", "closesAt", "theme"],
  message: ["name", "kind", "content", "replyTo", "senderName"],
  data: ["sender", "fields", "itemsPath", "filter"],
  mapping: ["fields", "mapping"],
  posted: ["outgoing", "filter"],
  receiver: ["outgoing"],
  postRules: ["name", "autoDisableAfter"],
  alert: ["name", "surveyId", "filter", "alert"],
  rules: [
    ...(["name", "messageId", "delay", "autoDisableAfter", "silenceAfterHours", "dedupeField"] as const),
    ...(["repeatPolicy", "frequencyExempt", "allowKeyInUrl", "rateLimitPerMinute"] as const),
    ...(["cancelRule", "reminders"] as const),
  ],
} as const;

/** A refusal: what an editor would write over is no longer what it read. Tells who changed the row last, and when. */
export class ChangedMeanwhile extends AppError {
  constructor(
    readonly by: { id: string; name: string } | null,
    readonly at: Date,
    /** What the parts are now: whoever has seen that may write over it. */
    readonly digest: string,
  ) {
    super("conflict", "It was changed after it was read.");
  }
}

/** The digest of parts of a row, as the database gave them. */
export function digestOf<Row>(row: Row, parts: readonly (keyof Row)[]): string {
  const text = JSON.stringify(parts.map((part) => row[part] ?? null));
  return createHash("sha256").update(text).digest("base64url");
}

/**
 * Lets a write go on where the row's parts are what the editor read; other parts may have changed.
 * @param row held for update until the write is done
 * @throws ChangedMeanwhile
 */
export async function refuseUnseen<Row extends { updatedAt: Date; updatedBy: string | null }>(
  tx: Tx,
  row: Row,
  seen: Seen<Row> | undefined,
): Promise<void> {
  if (!seen) return;
  const digest = digestOf(row, seen.parts);
  if (digest === seen.digest) return;
  const [user] = row.updatedBy ? await tx.select().from(users).where(eq(users.id, row.updatedBy)) : [];
  const by = user ? { id: user.id, name: user.name || user.email } : null;
  throw new ChangedMeanwhile(by, row.updatedAt, digest);
}
