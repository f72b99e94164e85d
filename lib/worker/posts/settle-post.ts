import type { Db } from "@/db";
import type { FailureDetails, Reason } from "@/db/schema";
import { type FailureCode, failureOf, failures } from "../../failures";
import { newId } from "../../ids";
import { countFailure, notifyFailure } from "../../notification/count-failure";

/** How one claimed post ended, or when it is tried again. `attempt` counts from 1. */
export type PostSettlement = { postId: string; runId: string; automationId: string; attempt: number } & (
  | { status: "sent"; details: FailureDetails }
  | { status: "held" | "cancelled" }
  | { status: "filtered"; reason: Reason }
  | { status: "failed"; code: FailureCode; details: FailureDetails; next: Date | null }
);

/** A post that went through. */
export type SentPost = Extract<PostSettlement, { status: "sent" }>;

/** As `settlePost`, for many that went through, in one statement. */
export async function settleSent(db: Db, sent: readonly SentPost[], now: Date): Promise<void> {
  const at = now.toISOString();
  const of = (value: (post: SentPost) => string) => sent.map(value);
  await db.$client`
    with ended as (
      select * from unnest(${of(({ postId }) => postId)}::text[], ${sent.map(({ attempt }) => attempt)}::int[],
        ${of(({ runId }) => runId)}::text[], ${of(({ automationId }) => automationId)}::text[],
        ${of(() => newId("event"))}::text[], ${of(({ details }) => JSON.stringify(details))}::text[])
        as ended (post_id, attempt, run_id, automation_id, event_id, details)
    ), settled as (
      update posts set status = 'sent', due_at = null, sent_at = ${at} from ended
      where id = post_id and status = 'sending' and attempts = attempt
      returning ended.*, facts -> 'runIds' as others
    ), told as (
      update runs set status = 'sent', failure = null, reason = null, reason_details = null, updated_at = ${at}
      where status in ('scheduled', 'sending') and id in (select run_id from settled
        union all select jsonb_array_elements_text(others) from settled where others is not null)
    ), event as (
      insert into run_events (id, run_id, at, kind, details, attempt)
      select event_id, run_id, ${at}, 'posted', details::jsonb, attempt from settled
    )
    update automations set failures_in_a_row = 0 where id in (
      select id from automations where failures_in_a_row > 0 and id in (select automation_id from settled) order by id for update)`;
}

/**
 * Writes how a post ended, with its run, in one transaction. Only one that is still being sent changes, so a second settling
 * does nothing. A post that has failed counts against its automation; one that went through forgets the failures.
 */
export async function settlePost(db: Db, settlement: PostSettlement, now: Date): Promise<void> {
  const { postId, runId, automationId, attempt, status } = settlement;
  const at = now.toISOString();
  const failed = status === "failed" ? settlement : null;
  const next = failed?.next ?? null;
  const ends = next ? "scheduled" : status;
  const failure = failed && failureOf(failed.code, "post", now, failed.details);
  const reason = status === "filtered" ? settlement.reason : null;
  await db.$client.begin(async (tx) => {
    const [changed] = await tx<{ others: string[] | null }[]>`
      update posts set status = ${ends}, due_at = ${next?.toISOString() ?? null}, sent_at = ${status === "sent" ? at : null}
      where id = ${postId} and status = 'sending' and attempts = ${attempt} returning facts -> 'runIds' as others`;
    if (!changed) return;
    const runIds = [runId, ...(changed.others ?? [])];
    await tx`
      update runs set status = ${ends}, failure = ${json(failure)}::text::jsonb, reason = ${reason?.code ?? null},
        reason_details = ${json(reason?.details ?? null)}::text::jsonb, updated_at = ${at}
      where id = any(${runIds}::text[]) and status in ('scheduled', 'sending')`;
    if (status === "sent" || failed) {
      const details = status === "sent" ? settlement.details : failed!.details;
      await tx`
        insert into run_events (id, run_id, at, kind, detail, details, next_at, attempt)
        values (${newId("event")}, ${runId}, ${at}, ${failed ? "attempt_failed" : "posted"}, ${failed?.code ?? null},
          ${json(details)}::text::jsonb, ${next?.toISOString() ?? null}, ${attempt})`;
    }
    if (status === "sent")
      await tx`update automations set failures_in_a_row = 0 where id = ${automationId} and failures_in_a_row > 0`;
    if (!failed) return;
    const cause = { kind: failures[failed.code].kind, code: failed.code, field: null, sample: {} };
    if (next === null) await countFailure(tx, automationId, cause, now);
    else if (attempt === 1) await notifyFailure(tx, automationId, cause, now);
  });
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
