import { type SQL, sql } from "drizzle-orm";

/** Where an automation stands in the list: somebody must act, it runs, or it does not. */
export type Standing = "attention" | "running" | "still";

const standings: Standing[] = ["attention", "attention", "running", "still", "still", "still"];

/**
 * The place of an automation in the list, what needs somebody first: disabled by failures; enabled, but the last run
 * failed, nobody can be invited, or its mail was tried in vain; running; paused; disabled by hand; draft. Its columns are
 * named in full: where one table is selected from drizzle leaves the table out, and within a subquery another would be meant.
 */
export const rank: SQL<number> = sql<number>`case
  when automations.status = 'disabled' and automations.disabled_reason is distinct from 'manual' then 0
  when automations.status = 'enabled' and (automations.failures_in_a_row > 0
    or (automations.type = 'incoming_webhook' and (automations.message_id is null
      or not exists (select from surveys s where s.id = automations.survey_id and s.status = 'open')))
    or automations.survey_id is null
    or (select r.status from runs r where r.automation_id = automations.id and r.status <> 'test' order by r.id desc limit 1)
      in ('failed', 'rejected')
    or automations.id in (select automation_id from invitations where trouble is not null and status in ('scheduled', 'sending')))
    then 1
  when automations.status = 'enabled' then 2
  when automations.status = 'paused' then 3
  when automations.status = 'disabled' then 4
  else 5 end`.mapWith(Number);

/** Whether somebody must act. */
export const needsSomebody: SQL = sql`${rank} <= 1`;

/** What a place in the list means. */
export function standingOf(place: number): Standing {
  return standings[place] ?? "still";
}
