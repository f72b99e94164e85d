import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Db } from "@/db";
import { type automations, deliveries, type Filter, type Mapping, surveys, workspaces } from "@/db/schema";
import { prepareRules } from "@/lib/automation/decide/rules";
import { findSetupFault } from "@/lib/automation/setup/setup-faults";
import { decideAll, dryResult, type Result } from "../hook/decisions";
import { readStored } from "../read-stored";

/** How the last captured requests would fare: a dry result for each respondent, newest request first. */
export type Preview = {
  requests: number;
  respondents: number;
  wouldInvite: number;
  results: (Result & { deliveryId: string; receivedAt: string })[];
  unreadable: string[];
};

/**
 * Decides the last captured requests of an automation with another filter or mapping. Stores and sends nothing.
 * @param change what to try in place of what the automation has; left out: as it is
 */
export async function previewAutomation(
  db: Db,
  automation: typeof automations.$inferSelect,
  change: { filter?: Filter | null | undefined; mapping?: Mapping | undefined; last: number },
  now: Date,
): Promise<Preview> {
  const [survey] = automation.surveyId
    ? await db
        .select()
        .from(surveys)
        .where(and(eq(surveys.id, automation.surveyId), eq(surveys.workspaceId, automation.workspaceId)))
    : [];
  const [workspace] = await db.select().from(workspaces).where(eq(workspaces.id, automation.workspaceId));
  const mapping = change.mapping ?? automation.mapping;
  const filter = change.filter === undefined ? automation.filter : change.filter;
  const rules = prepareRules({
    ...automation,
    filter,
    mapping,
    variables: survey?.variables ?? [],
    languages: survey?.languages ?? [],
    timeZone: workspace!.timeZone,
  });
  const setupFault = findSetupFault(mapping, survey ?? null, automation.messageId, filter);
  const captured = await db
    .select({
      id: deliveries.id,
      body: deliveries.body,
      contentType: deliveries.contentType,
      headers: deliveries.headers,
      query: deliveries.query,
      receivedAt: deliveries.receivedAt,
    })
    .from(deliveries)
    .where(and(eq(deliveries.automationId, automation.id), isNotNull(deliveries.body)))
    .orderBy(desc(deliveries.id))
    .limit(change.last);
  const preview: Preview = {
    requests: captured.length,
    respondents: 0,
    wouldInvite: 0,
    results: [],
    unreadable: [],
  };
  for (const delivery of captured) {
    const parsed = await readStored(delivery, automation.itemsPath);
    if (!parsed) {
      preview.unreadable.push(delivery.id);
      continue;
    }
    const decisions = await decideAll({ rules, setupFault }, parsed.respondents, parsed.body, now);
    for (const [index, decision] of decisions.entries()) {
      const result = dryResult({ setupFault }, decision, index);
      preview.results.push({
        ...result,
        deliveryId: delivery.id,
        receivedAt: delivery.receivedAt.toISOString(),
      });
    }
  }
  preview.respondents = preview.results.length;
  preview.wouldInvite = preview.results.filter(({ status }) => status === "scheduled").length;
  return preview;
}
