import { and, desc, eq, ilike, inArray, isNull, lt, or } from "drizzle-orm";
import type { Tx } from "@/db";
import { type SuppressionReason, suppressions } from "@/db/schema";
import { containing } from "../list/containing";
import { afterOf, type Page, type Paged, pageOf } from "../list/page";
import { addressDigest } from "./digest";

/** A suppression as it is stored; `email` is null when the person was erased. */
export type Suppression = typeof suppressions.$inferSelect;

/**
 * The suppressions of a workspace, newest first.
 * @param filter `email` is a whole address; `search` a part of one, or the whole of one whose owner was erased
 */
export async function listSuppressions(
  db: Tx,
  workspaceId: string,
  page: Page,
  filter: { surveyId?: string; reason?: SuppressionReason; email?: string; search?: string } = {},
): Promise<Paged<Suppression>> {
  const after = afterOf(page);
  const rows = await db
    .select()
    .from(suppressions)
    .where(
      and(
        eq(suppressions.workspaceId, workspaceId),
        after ? lt(suppressions.id, after) : undefined,
        filter.surveyId ? eq(suppressions.surveyId, filter.surveyId) : undefined,
        filter.reason ? eq(suppressions.reason, filter.reason) : undefined,
        filter.email ? eq(suppressions.emailHash, addressDigest(filter.email)) : undefined,
        filter.search
          ? or(
              ilike(suppressions.email, containing(filter.search)),
              eq(suppressions.emailHash, addressDigest(filter.search)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(suppressions.id))
    .limit(page.limit + 1);
  return pageOf(rows, page.limit);
}

/**
 * Which of many addresses must not be mailed for a survey.
 * @param surveyId null: only what holds for all surveys
 * @returns the reason by address, spelt as given; addresses that may be mailed are left out
 */
export async function findSuppressed(
  db: Tx,
  workspaceId: string,
  emails: readonly string[],
  surveyId: string | null,
): Promise<Map<string, SuppressionReason>> {
  if (emails.length === 0) return new Map();
  const digests = new Map(emails.map((email) => [email, addressDigest(email)]));
  const rows = await db
    .select({ emailHash: suppressions.emailHash, reason: suppressions.reason })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.workspaceId, workspaceId),
        inArray(suppressions.emailHash, [...digests.values()]),
        surveyId === null
          ? isNull(suppressions.surveyId)
          : or(isNull(suppressions.surveyId), eq(suppressions.surveyId, surveyId)),
      ),
    );
  const reasons = new Map(rows.map(({ emailHash, reason }) => [emailHash.toString("hex"), reason]));
  const found = new Map<string, SuppressionReason>();
  for (const [email, digest] of digests) {
    const reason = reasons.get(digest.toString("hex"));
    if (reason) found.set(email, reason);
  }
  return found;
}

/** Why an address must not be mailed for a survey, or null. */
export async function isSuppressed(
  db: Tx,
  workspaceId: string,
  email: string,
  surveyId: string | null,
): Promise<SuppressionReason | null> {
  return (await findSuppressed(db, workspaceId, [email], surveyId)).get(email) ?? null;
}
