import { sql } from "drizzle-orm";
import type { Db } from "@/db";
import { locks } from "@/db/locks";
import { tallied } from "@/db/schema";

/** Hours are asked for a day back. */
const hoursKept = 3;

/** Folds what has changed into the tallies. Safe to repeat and to interrupt. */
export async function foldTallies(db: Db, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - hoursKept * 86_400_000).toISOString().slice(0, 13);
  await db.transaction(async (tx) => {
    const [look] = await tx.execute<{ mine: boolean; any: boolean }>(
      sql`select exists (select from tally_changes) or exists (select from answer_changes) as any, pg_try_advisory_xact_lock(${locks.tallies}) as mine`,
    );
    if (!look!.any || !look!.mine) return;
    // Both parts see the same moment: what is deleted is what was added up.
    await tx.execute(sql`
      with folded as (delete from tally_changes)
      insert into tallies (subject, period, what, cause, count)
      select subject, period, what, cause, sum(count) from tally_tail group by 1, 2, 3, 4 having sum(count) <> 0
      on conflict (subject, period, what, cause) do update set count = tallies.count + excluded.count`);
    // What waits for its first counting is not looked at until then.
    await tx.execute(sql`
      with counted as materialized (select subject from tallied where reached is null), folded as (
        delete from answer_changes where survey_id in (select subject from counted)
      )
      insert into answer_tallies (survey_id, "group", period, key, value, count, sum)
      select survey_id, "group", period, key, value, sum(count), sum(sum) from answer_tail where survey_id in (select subject from counted)
      group by 1, 2, 3, 4, 5 having sum(count) <> 0 or sum(sum) <> 0
      on conflict (survey_id, "group", period, key, value)
      do update set count = answer_tallies.count + excluded.count, sum = answer_tallies.sum + excluded.sum`);
    await tx.execute(sql`delete from tallies where period >= 'h' and period < ${`h${oldest}`}`);
  });
}

/** The runs looked at by one statement of the first counting. */
const portion = 10_000;

/**
 * Counts what was never counted: an installation of before there were tallies, or whose days are those of another zone.
 * Goes on where it was interrupted; locks no row for long, and hooks not at all.
 * @param until on the monotonic clock: then it stops between two portions
 * @returns whether all is counted
 */
export async function countFirst(db: Db, until: number): Promise<boolean> {
  for (;;) {
    const [next] = await db.execute<{ id: string; survey: boolean; reached: string | null }>(sql`
      select a.id, a.survey, t.reached
      from (select id, false as survey from automations union all select id, true from surveys) a
      left join tallied t on t.subject = a.id where t.subject is null or t.reached is not null
      order by t.reached nulls last, a.id limit 1`);
    if (!next) return true;
    for (let reached: string | null = next.reached ?? ""; reached !== null; ) {
      if (performance.now() > until) return false;
      reached = await (next.survey ? markGroups : markAnswered)(db, next.id, reached);
    }
    await recount(db, next.id);
  }
}

/** Notes on runs of before whether the person has answered. @returns how far it came, or null where there are no more */
async function markAnswered(db: Db, automationId: string, after: string): Promise<string | null> {
  const [row] = await db.execute<{ reached: string | null }>(sql`
    with part as materialized (
      select id, respondent_id, status, answered from runs
      where automation_id = ${automationId} and id > ${after} order by id limit ${portion}
    ), marked as (
      update runs set answered = true where id in (
        select part.id from part join respondents r on r.id = part.respondent_id
        where part.status = 'sent' and not part.answered and r.answered_at is not null)
    ), noted as (
      insert into tallied (subject, reached) select ${automationId}, max(id) from part having max(id) is not null
      on conflict (subject) do update set reached = excluded.reached
    )
    select max(id) as reached from part`);
  return row!.reached;
}

/** Notes on responses of before what they count under. @returns how far it came, or null where there are no more */
async function markGroups(db: Db, surveyId: string, after: string): Promise<string | null> {
  const [row] = await db.execute<{ reached: string | null }>(sql`
    with part as materialized (
      select id, groups, response_groups(respondent_id, groups) as now from responses
      where survey_id = ${surveyId} and id > ${after} order by id limit ${portion}
    ), marked as (
      update responses r set groups = part.now from part where r.id = part.id and part.groups is distinct from part.now
    ), noted as (
      insert into tallied (subject, reached) select ${surveyId}, max(id) from part having max(id) is not null
      on conflict (subject) do update set reached = excluded.reached
    )
    select max(id) as reached from part`);
  return row!.reached;
}

/** Counts one subject anew, as of one moment: what changes after it is in the changes. */
export async function recount(db: Db, subject: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${locks.tallies})`);
    // Whoever changes what a survey's answers count as waits for this, and has it counted again.
    await tx.execute(sql`select from surveys where id = ${subject} for key share`);
    await tx.execute(sql`delete from tallies where subject = ${subject}`);
    await tx.execute(sql`
      with forgotten as (delete from tally_changes where subject = ${subject}), done as (
        insert into tallied (subject, reached) values (${subject}, null) on conflict (subject) do update set reached = null
      )
      insert into tallies (subject, period, what, cause, count)
      select subject, period, what, cause, count from tally_recount where subject = ${subject}`);
    await tx.execute(sql`delete from answer_tallies where survey_id = ${subject}`);
    await tx.execute(sql`
      with forgotten as (delete from answer_changes where survey_id = ${subject})
      insert into answer_tallies (survey_id, "group", period, key, value, count, sum)
      select ${subject}, "group", period, key, value, count, sum from answer_recount(${subject})`);
  });
}

/** Has everything counted again: until `countFirst` is through, pages count what they tell. */
export async function forgetTallies(db: Db): Promise<void> {
  await db.delete(tallied);
}

/** How many tallies are not what a recount of the rows makes: none, unless something wrote past the triggers. */
export async function wrongTallies(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from (
        select subject, period, what, cause, count from tallies
        union all select subject, period, what, cause, count from tally_tail
        union all select subject, period, what, cause, -count from tally_recount
      ) both_ways where period < 'h' and subject in (select subject from tallied where reached is null)
      group by subject, period, what, cause having sum(count) <> 0
      union all select 1 from (
        select survey_id, "group", period, key, value, count, sum from answer_tallies
        union all select survey_id, "group", period, key, value, count, sum from answer_tail
        union all select s.id, r."group", r.period, r.key, r.value, -r.count, -r.sum from surveys s cross join lateral answer_recount(s.id) r
      ) both_ways where survey_id in (select subject from tallied where reached is null)
      group by survey_id, "group", period, key, value having sum(count) <> 0 or sum(sum) <> 0) wrong`);
  return row!.count;
}
