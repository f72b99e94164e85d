import { type SQL, sql } from "drizzle-orm";
import { newId } from "../ids";

/** A statement that writes what a respondent did into the timeline of the run that invited them last; without one, nothing. */
export function respondentEvent(respondentId: string, kind: "opened" | "answered", now: Date): SQL {
  // Without `offset 0` it may be looked for among the newest invitations of everybody, until one of this person comes.
  return sql`insert into run_events (id, run_id, at, kind)
    select ${newId("event")}, run_id, ${now.toISOString()}::timestamptz, ${kind}
    from (select id, run_id from invitations where respondent_id = ${respondentId} offset 0) own order by id desc limit 1`;
}
