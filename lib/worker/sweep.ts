import type { Db } from "@/db";
import { bringBackFromTheFuture } from "./clock-set-back";

/** What waits for the engine: things overdue, moments coming up, notices to send, runs to decide again, events to post, requests to search. */
export type Waiting = {
  overdue: boolean;
  soon: Date[];
  notices: boolean;
  noticesAt: Date | null;
  redo: boolean;
  posts: boolean;
  postsSoon: Date[];
  erasures: boolean;
};

/**
 * Looks for what was begun and not finished, and for what falls due before the next look. A lost wake is found here.
 * @param horizonSeconds how far to look ahead; a little more than the time between two looks
 */
export async function sweep(db: Db, now: Date, horizonSeconds = 70): Promise<Waiting> {
  await bringBackFromTheFuture(db, now);
  const at = now.toISOString();
  const until = new Date(now.getTime() + horizonSeconds * 1000).toISOString();
  const [row] = await db.$client<
    {
      overdue: boolean;
      notices: boolean;
      notices_at: string | null;
      redo: boolean;
      posts: boolean;
      erasures: boolean;
    }[]
  >`
    select exists (select from invitations where due_at <= ${at}) as overdue,
      exists (select from notices where due_at <= ${at}) as notices,
      (select min(due_at) from notices where due_at > ${at} and due_at <= ${until}) as notices_at,
      exists (select from runs where redo_at is not null) as redo, exists (select from erasures) as erasures,
      exists (select from posts where due_at <= ${at}) or exists (select from partial_responses where post_at <= ${at})
        or exists (select from automations where digest_due_at <= ${at} and status = 'enabled') as posts`;
  const soon = await db.$client<{ at: string }[]>`
    select distinct date_trunc('second', due_at + interval '999999 microseconds') as at from invitations where due_at > ${at} and due_at <= ${until} order by at limit 120`;
  const postsSoon = await db.$client<{ at: string }[]>`
    select distinct date_trunc('second', at + interval '999999 microseconds') as at from (
      select due_at as at from posts where due_at > ${at} and due_at <= ${until}
      union all select post_at from partial_responses where post_at > ${at} and post_at <= ${until}
      union all select digest_due_at from automations where digest_due_at > ${at} and digest_due_at <= ${until}) soon order by at limit 120`;
  const { notices_at: noticesAt, ...found } = row!;
  return {
    ...found,
    noticesAt: noticesAt === null ? null : new Date(noticesAt),
    soon: soon.map((moment) => new Date(moment.at)),
    postsSoon: postsSoon.map((moment) => new Date(moment.at)),
  };
}
