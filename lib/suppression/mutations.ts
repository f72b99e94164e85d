import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db";
import { type SuppressionReason, suppressions } from "@/db/schema";
import { notFound } from "../errors";
import { newId } from "../ids";
import { addressDigest } from "./digest";
import type { Suppression } from "./queries";

/** How much a reason weighs: a weaker one never takes the place of a stronger one. */
const weight = { bounced: 1, unsubscribed: 2, manual: 3, complained: 4 } satisfies Record<
  SuppressionReason,
  number
>;

/**
 * Suppresses an address: for one survey, or for all of the workspace. Safe to repeat; the stronger reason stays.
 * @returns the suppression that now stands
 */
export async function suppress(
  db: Tx,
  workspaceId: string,
  email: string,
  reason: SuppressionReason,
  { surveyId = null, note = null }: { surveyId?: string | null; note?: string | null },
  now: Date,
): Promise<Suppression> {
  const weaker = (Object.keys(weight) as SuppressionReason[]).filter((r) => weight[r] < weight[reason]);
  const taken = (column: "reason" | "note" | "created_at") =>
    weaker.length === 0
      ? sql`suppressions.${sql.identifier(column)}`
      : sql`case when suppressions.reason in ${weaker} then excluded.${sql.identifier(column)} else suppressions.${sql.identifier(column)} end`;
  const [row] = await db
    .insert(suppressions)
    .values({
      id: newId("suppression"),
      workspaceId,
      emailHash: addressDigest(email),
      email: email.trim(),
      reason,
      note,
      surveyId,
      createdAt: now,
    })
    .onConflictDoUpdate({
      target: [suppressions.workspaceId, suppressions.emailHash, suppressions.surveyId],
      set: {
        email: sql`coalesce(suppressions.email, excluded.email)`,
        reason: taken("reason"),
        note: taken("note"),
        createdAt: taken("created_at"),
      },
    })
    .returning();
  return row!;
}

/**
 * Lifts suppressions of an address.
 * @param scope `surveyId` null lifts what holds for all surveys, an id that of one, left out all of them;
 *   `reasons` limits it to those
 * @returns how many were lifted
 */
export async function unsuppress(
  db: Tx,
  workspaceId: string,
  email: string,
  scope: { surveyId?: string | null; reasons?: SuppressionReason[] } = {},
): Promise<number> {
  const { surveyId, reasons } = scope;
  const lifted = await db
    .delete(suppressions)
    .where(
      and(
        eq(suppressions.workspaceId, workspaceId),
        eq(suppressions.emailHash, addressDigest(email)),
        surveyId === undefined
          ? undefined
          : surveyId === null
            ? isNull(suppressions.surveyId)
            : eq(suppressions.surveyId, surveyId),
        reasons ? inArray(suppressions.reason, reasons) : undefined,
      ),
    )
    .returning({ id: suppressions.id });
  return lifted.length;
}

/** Lifts one suppression, known by its id since the address may be erased. @throws AppError not_found */
export async function liftSuppression(db: Tx, workspaceId: string, id: string): Promise<void> {
  const lifted = await db
    .delete(suppressions)
    .where(and(eq(suppressions.workspaceId, workspaceId), eq(suppressions.id, id)))
    .returning({ id: suppressions.id });
  if (lifted.length === 0) throw notFound("suppression");
}
