import { sql } from "drizzle-orm";
import type { Db } from "@/db";

/**
 * Moves what the demo has done into the two weeks before, evenly in the order it came, so that lists and charts look like
 * a workspace in use. Invited people are taken to have answered some hours after the mail.
 */
export async function spread(db: Db, workspaceId: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      create temporary table demo_ages on commit drop as
      select id as delivery_id, interval '10 hours' * place - interval '1 minute' * (hashtext(id) & 511) * sign(place) as age
      from (select id, row_number() over (order by id desc) - 1 as place from deliveries where workspace_id = ${workspaceId}) x`);
    await tx.execute(sql`
      update deliveries set received_at = received_at - age from demo_ages where delivery_id = deliveries.id`);
    await tx.execute(sql`
      update run_events set at = at - age from runs, demo_ages
      where runs.id = run_events.run_id and demo_ages.delivery_id = runs.delivery_id`);
    await tx.execute(sql`
      update captured_mails set created_at = captured_mails.created_at - age, headers = captured_mails.headers || jsonb_build_object(
        'Date', to_char((captured_mails.created_at - age) at time zone 'UTC', 'Dy, DD Mon YYYY HH24:MI:SS +0000'))
      from invitations, runs, demo_ages
      where invitations.id = captured_mails.mail_id and runs.id = invitations.run_id and demo_ages.delivery_id = runs.delivery_id`);
    await tx.execute(sql`
      update respondents set created_at = respondents.created_at - age, first_seen_at = answers.at - interval '4 minutes',
        opened_at = answers.at - interval '3 minutes', answered_at = answers.at
      from runs join demo_ages using (delivery_id)
        left join lateral (
          select least(${at}::timestamptz, runs.created_at - age + interval '1 minute' * (30 + (hashtext(runs.id) & 2047))) as at
          from responses where responses.respondent_id = runs.respondent_id) answers on true
      where runs.respondent_id = respondents.id`);
    await tx.execute(sql`
      update responses set completed_at = answered_at from respondents
      where respondents.id = responses.respondent_id and respondents.workspace_id = ${workspaceId}`);
    await tx.execute(sql`
      update invitations set created_at = invitations.created_at - age, send_at = send_at - age, due_at = due_at - age,
        first_attempt_at = first_attempt_at - age, sent_at = sent_at - age
      from runs, demo_ages where runs.id = invitations.run_id and demo_ages.delivery_id = runs.delivery_id`);
    await tx.execute(sql`
      update runs set created_at = created_at - age, updated_at = updated_at - age,
        failure = failure || jsonb_build_object('at', ((failure ->> 'at')::timestamptz - age)) from demo_ages
      where demo_ages.delivery_id = runs.delivery_id`);
    for (const table of ["automations", "surveys", "messages"])
      await tx.execute(sql`
        update ${sql.identifier(table)} set created_at = created_at - interval '15 days', updated_at = updated_at - interval '15 days'
        where workspace_id = ${workspaceId}`);
    await tx.execute(sql`
      update automations set disabled_at = disabled_at - interval '2 days' where workspace_id = ${workspaceId}`);
  });
}
