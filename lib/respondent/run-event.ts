import { type SQL, sql } from "drizzle-orm";
import { newId } from "../ids";

/**
 * A statement that writes what respondents did into the timelines of the runs that invited them last; of who was not
 * invited, nothing.
 */
export function respondentEvents(
  respondentIds: readonly string[],
  kind: "opened" | "answered",
  now: Date,
): SQL {
  const events = respondentIds.map((respondent) => ({ id: newId("event"), respondent }));
  // Without `offset 0` it may be looked for among the newest invitations of everybody, until one of this person comes.
  return sql`insert into run_events (id, run_id, at, kind)
    select event.id, last.run_id, ${now.toISOString()}::timestamptz, ${kind}
    from json_to_recordset(${JSON.stringify(events)}::text::json) as event(id text, respondent text),
    lateral (
      select run_id from (select id, run_id from invitations where respondent_id = event.respondent offset 0) own
      order by id desc limit 1) last`;
}
