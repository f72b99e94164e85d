import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db";
import {
  automations,
  capturedMails,
  deliveries,
  invitations,
  partialResponses,
  respondents,
  responses,
  runEvents,
  runs,
  suppressions,
  surveys,
} from "@/db/schema";
import { addressKey } from "@/lib/text/email-address";
import { findSentMails } from "../invitation/sent-mail";
import type { Json } from "../payload/json";
import { describeFaults } from "../reason/fault-sentence";
import { causeOf, causeSentence, describeOutcome } from "../reason/kept";
import { addressDigest } from "../suppression/digest";
import { lookThrough, type SliceBounds, sliceBounds, stretchOf } from "./look";
import { personsPart } from "./payload";

/** Everything that a workspace has stored on an address. Payloads may hold LosslessNumber. */
export type PersonExport = Awaited<ReturnType<typeof exportPerson>>;

/**
 * Gathers a person's data in a workspace, as it stands at one moment, once all stored requests are looked through: respondents, responses, what was begun, invitations, runs, their own
 * part of every stored payload, captured mails and suppressions. Lists are oldest first, and empty where nothing is known.
 * The keys of personal links are left out: whoever reads the export could answer with them.
 * Source: GDPR, articles 15 and 20.
 */
export async function exportPerson(
  db: Db,
  workspaceId: string,
  email: string,
  now: Date,
  bounds = sliceBounds,
) {
  const address = addressKey(email);
  const mentions = await requestsHolding(db, workspaceId, address, bounds);
  return await db.transaction(
    async (tx) => {
      const people = await peopleOf(tx, workspaceId, address);
      const ids = people.map(({ id }) => id);
      const theirRuns = await runsOf(tx, workspaceId, address, ids);
      return {
        email: address,
        exportedAt: now,
        respondents: people,
        responses: await responsesOf(tx, ids),
        partialResponses: await partialResponsesOf(tx, ids),
        invitations: await invitationsOf(tx, ids),
        runs: theirRuns,
        deliveries: await deliveriesOf(tx, mentions, address, new Set(theirRuns.map(({ id }) => id))),
        mails: await mailsOf(tx, workspaceId, address),
        suppressions: await suppressionsOf(tx, workspaceId, address),
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function peopleOf(tx: Tx, workspaceId: string, address: string) {
  const { id, surveyId, email, firstName, lastName, language, variables } = respondents;
  const { openedAt, answeredAt, createdAt } = respondents;
  return await tx
    .select({
      ...{ id, surveyId, survey: surveys.title, email, firstName, lastName, language, variables },
      ...{ openedAt, answeredAt, createdAt },
    })
    .from(respondents)
    .innerJoin(surveys, eq(surveys.id, surveyId))
    .where(and(eq(respondents.workspaceId, workspaceId), sql`lower(${email}) = ${address}`))
    .orderBy(asc(id));
}

async function responsesOf(tx: Tx, respondentIds: string[]) {
  const { id, surveyId, respondentId, language, answers, completedAt, followUp, note } = responses;
  return await tx
    .select({ id, surveyId, respondentId, language, answers, completedAt, followUp, note })
    .from(responses)
    .where(inArray(respondentId, respondentIds))
    .orderBy(asc(id));
}

async function partialResponsesOf(tx: Tx, respondentIds: string[]) {
  const { id, surveyId, respondentId, language, answers, unfit, startedAt, touchedAt } = partialResponses;
  return await tx
    .select({ id, surveyId, respondentId, language, answers, unfit, startedAt, touchedAt })
    .from(partialResponses)
    .where(inArray(respondentId, respondentIds))
    .orderBy(asc(id));
}

async function invitationsOf(tx: Tx, respondentIds: string[]) {
  const { id, respondentId, runId, reminder, status, email, sendAt, sentAt, createdAt } = invitations;
  const rows = await tx
    .select({ id, respondentId, runId, reminder, status, email, sendAt, sentAt, createdAt })
    .from(invitations)
    .where(inArray(respondentId, respondentIds))
    .orderBy(asc(id));
  const mails = await findSentMails(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, mail: mails.get(row.id) ?? null }));
}

async function runsOf(tx: Tx, workspaceId: string, address: string, respondentIds: string[]) {
  const { id, automationId, deliveryId, status, reason, reasonDetails, failure } = runs;
  const { email, mapped, errors, createdAt } = runs;
  const rows = await tx
    .select({
      ...{ id, automationId, deliveryId, status, reason, reasonDetails, failure },
      ...{ email, mapped, errors, createdAt },
    })
    .from(runs)
    .where(
      and(
        eq(runs.workspaceId, workspaceId),
        sql`${id} in (
          select id from runs where workspace_id = ${workspaceId} and lower(email) = ${address}
          union select run_id from invitations where ${inArray(invitations.respondentId, respondentIds)})`,
      ),
    )
    .orderBy(asc(id));
  const { runId, at, kind, detail, details } = runEvents;
  const events = await tx
    .select({ runId, at, kind, detail, details })
    .from(runEvents)
    .where(
      inArray(
        runId,
        rows.map((run) => run.id),
      ),
    )
    .orderBy(asc(runEvents.id));
  return rows.map(({ reasonDetails, failure: why, ...run }) => ({
    ...run,
    errors: run.errors && describeFaults(run.errors),
    reason: describeOutcome({ ...run, reasonDetails, failure: why })?.sentence ?? null,
    events: events
      .filter((event) => event.runId === run.id)
      .map((event) => ({
        ...{ at: event.at, kind: event.kind },
        detail: causeSentence(causeOf({ code: event.detail, details: event.details })),
      })),
  }));
}

/** All stored requests that hold an address, in slices: nothing waits behind a search, nor runs into a limit of time. */
async function requestsHolding(db: Db, workspaceId: string, address: string, bounds: SliceBounds) {
  const ids: string[] = [];
  const stretch = await stretchOf(db.$client, workspaceId);
  while (stretch) {
    const { found, reached } = await lookThrough(db.$client, workspaceId, address, stretch, bounds);
    ids.push(...found);
    if (reached === null) break;
    stretch.beforeId = reached;
  }
  return ids;
}

/** Requests that carried the person's data: of each only the elements that are theirs. */
async function deliveriesOf(
  tx: Tx,
  mentions: readonly string[],
  address: string,
  runIds: ReadonlySet<string>,
) {
  const found = await tx
    .select({
      ...{ id: deliveries.id, receivedAt: deliveries.receivedAt, body: deliveries.body },
      contentType: deliveries.contentType,
      ...{ itemsPath: automations.itemsPath, fields: automations.fields, mapping: automations.mapping },
    })
    .from(deliveries)
    .innerJoin(automations, eq(automations.id, deliveries.automationId))
    .where(
      or(
        inArray(
          deliveries.id,
          tx
            .select({ id: runs.deliveryId })
            .from(runs)
            .where(inArray(runs.id, [...runIds])),
        ),
        inArray(deliveries.id, mentions),
      ),
    )
    .orderBy(asc(deliveries.id));
  const kept: { id: string; receivedAt: Date; payload: Json[] }[] = [];
  for (const { id, receivedAt, body, contentType, ...automation } of found) {
    if (body === null) continue;
    const { position, email } = runs;
    const places = await tx
      .select({ runId: runs.id, position, email })
      .from(runs)
      .where(eq(runs.deliveryId, id));
    const addressAt = new Map(
      places.map((run) => [run.position, runIds.has(run.runId) ? address : run.email]),
    );
    const payload = await personsPart(body, contentType, address, { automation, addressAt });
    if (payload.length > 0) kept.push({ id, receivedAt, payload });
  }
  return kept;
}

async function mailsOf(tx: Tx, workspaceId: string, address: string) {
  const { id, to, from, subject, text, createdAt } = capturedMails;
  const named = `%<${address.replace(/[\\%_]/g, "\\$&")}>`;
  return await tx
    .select({ id, to, from, subject, text, createdAt })
    .from(capturedMails)
    .where(
      and(
        eq(capturedMails.workspaceId, workspaceId),
        sql`(lower(${to}) = ${address} or lower(${to}) like ${named})`,
      ),
    )
    .orderBy(asc(id));
}

async function suppressionsOf(tx: Tx, workspaceId: string, address: string) {
  const { reason, note, surveyId, createdAt, emailHash } = suppressions;
  return await tx
    .select({ reason, note, surveyId, createdAt })
    .from(suppressions)
    .where(and(eq(suppressions.workspaceId, workspaceId), eq(emailHash, addressDigest(address))))
    .orderBy(asc(suppressions.id));
}
