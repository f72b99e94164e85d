import { sql } from "drizzle-orm";
import type { Tx } from "@/db";
import type { Automation } from "../automation/queries";
import { ever, sumsOf } from "../tally/read";

/**
 * A mark that changes when an automation's pages would: a request came, one of the last runs moved on, something that
 * waited left, somebody answered, it was changed. It reads the ends of indexes, never all runs, so that it may be asked
 * every few seconds however many there are.
 */
export async function pulseOf(
  db: Tx,
  { id, surveyId, status, failuresInARow, updatedAt }: Automation,
): Promise<string> {
  const counts = (await sumsOf(db, [id], { periods: ever })).get(id)!;
  const [row] = await db.execute<{ pulse: string }>(sql`
    select md5(string_agg(part, ' ')) as pulse from (
      select id as part from (select id from deliveries where automation_id = ${id} order by id desc limit 1) x
      union all select id from (select id from responses where survey_id = ${surveyId} order by id desc limit 1) x
      union all select concat_ws(' ', r.id, r.status, r.redo_at, i.due_at, i.sent_at, p.opened_at, p.answered_at) from (
        select id, status, redo_at, respondent_id from runs where automation_id = ${id} order by id desc limit 20) r
        left join invitations i on i.run_id = r.id and i.reminder = 0
        left join respondents p on p.id = r.respondent_id
    ) parts`);
  const counted = Object.entries(counts).sort().flat().join("-");
  return [row!.pulse, counted, status, failuresInARow, updatedAt.getTime()].join(" ");
}
